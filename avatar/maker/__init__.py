"""The maker: composes people from parts.  Parts are data; what comes out is an ordinary character folder."""
