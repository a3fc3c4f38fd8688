module conformance

go 1.24

require extism v0.0.0

replace extism => ../../shared/go
