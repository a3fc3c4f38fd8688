namespace WebXtism.Build.Tests.Schemas;

/// <summary>What is wrong with a schema is said with its place, and what may be meant.</summary>
public sealed class SchemaProblemTests
{
    private const string Head = "version: v1-draft\nexports:\n  a:\n    input: ";

    [Theory]
    [InlineData("", "1:1 it is empty")]
    [InlineData("# nothing", "1:1 it is empty")]
    [InlineData("- a", "1:1 a schema is a mapping of 'version', 'exports', 'imports', 'components', not a list")]
    [InlineData("exports: {}", "1:1 there is no 'version'; write 'version: v1-draft'")]
    [InlineData("version: v1-draft", "1:1 there are no 'exports'")]
    [InlineData("version: v1_draft\nexports: {}", "1:10 'v1_draft' is no version; did you mean 'v1-draft'?")]
    [InlineData("version: v2\nexports: {}", "1:10 'v2' is no version; did you mean 'v0'?")]
    [InlineData("version: v1-draft\nexport: {}\nexports: {}", "2:1 a schema has no 'export'; did you mean 'exports'?")]
    [InlineData("version: v1-draft\nexports: [a]", "2:10 'exports' is a mapping from names to functions, not a list")]
    [InlineData("version: v1-draft\nexports:\n  a: text", "3:6 'a' is a mapping of 'description', 'input', 'output', 'codeSamples', not a text")]
    [InlineData("version: v1-draft\nexports:\n  a: {}\n  a: {}", "4:3 'a' is there twice")]
    [InlineData("version: v1-draft\nexports:\n  \"\": {}", "3:3 '' is no name of a function: it is empty")]
    [InlineData("version: v1-draft\nexports:\n  \"a\\nb\": {}", "3:3 'a?b' is no name of a function: it has a control character at position 1")]
    [InlineData("version: v1-draft\nexports: {}\nimports:\n  a: { output: { contentType: application/json, type: text } }", "4:55 'text' is no type; it is 'string', 'integer', 'number', 'boolean', 'object', 'array', 'buffer'")]
    [InlineData("version: v0\nexports: {}", "2:10 in version v0 'exports' is a list of names, not a mapping")]
    [InlineData("version: v0\nexports: [a, a]\nimports: {}", "3:1 version v0 has no 'imports'; write 'version: v1-draft'\n2:14 'a' is there twice")]
    public void A_document_is_checked(string yaml, string expected) => Refuses(yaml, expected);

    [Theory]
    [InlineData("{ type: string }", "4:12 the input of 'a' has no contentType; it is one of 'application/json', 'text/plain; charset=utf-8', 'application/x-binary'")]
    [InlineData("{ contentType: application/jason, type: string }", "4:27 'application/jason' is no contentType; did you mean 'application/json'?")]
    [InlineData("{ contentType: application/json }", "4:12 the input of 'a' has no type; it is one of 'string', 'integer', 'number', 'boolean', 'object', 'array', 'buffer', or a $ref")]
    [InlineData("{ contentType: application/json, type: strng }", "4:51 'strng' is no type; did you mean 'string'?")]
    [InlineData("{ contentType: application/json, type: [string] }", "4:51 'type' is a text, not a list")]
    [InlineData("{ contentType: application/json, type: string, format: int32 }", "4:67 'int32' is no format; it is 'date-time', 'byte'")]
    [InlineData("{ contentType: application/json, type: boolean, format: int32 }", "4:68 the input of 'a' is of type 'boolean', which has no format")]
    [InlineData("{ contentType: application/json, type: string, nullable: 'true' }", "4:69 'nullable' is true or false")]
    [InlineData("{ contentType: application/json, type: string, items: { type: string } }", "4:66 the input of 'a' has items and is no array")]
    [InlineData("{ contentType: application/json, type: string, additionalProperties: { type: string } }", "4:81 the input of 'a' has additionalProperties and is no object")]
    [InlineData("{ contentType: application/json, type: array, items: { enum: [x] } }", "4:73 'items' declares a type; declare it under components.schemas, and refer to it by $ref")]
    [InlineData("{ contentType: application/json, $ref: Person }", "4:51 'Person' is no reference; write '#/components/schemas/' and the name of a component")]
    [InlineData("{ contentType: application/json, $ref: '#/components/schemas/Person' }", "4:51 there is no component 'Person'")]
    [InlineData("{ contentType: application/json, $ref: '#/components/schemas/Person', type: object }\ncomponents: { schemas: { Person: { properties: {} } } }", "4:88 the input of 'a' is a $ref, so it has no 'type'")]
    [InlineData("{ contentType: 'text/plain; charset=utf-8', type: object }", "4:12 only texts, numbers and booleans can be text/plain; write 'contentType: application/json'")]
    [InlineData("{ contentType: application/x-binary, type: array }", "4:12 only buffers, numbers and booleans can be application/x-binary; write 'type: buffer', or 'contentType: application/json'")]
    public void An_input_is_checked(string input, string expected) => Refuses(Head + input, expected);

    [Theory]
    [InlineData("A: { enum: [x, x] }", "5:16 'x' is there twice")]
    [InlineData("A: { enum: x }", "5:12 'enum' is a list of names, not a text")]
    [InlineData("A: { enum: [' x'] }", "5:13 the value of an enum is not empty, and neither begins nor ends with a space")]
    [InlineData("A: { enum: [x], type: integer }", "5:23 'A' is an enum, so its type is 'string'")]
    [InlineData("A: { properties: { x: { type: string } }, required: [y] }", "5:54 'y' is required and no property; did you mean 'x'?")]
    [InlineData("A: { type: string, required: [y] }", "5:30 'A' has no properties that could be required")]
    [InlineData("A: { properties: { x: { $ref: '#/components/schemas/a' } } }", "5:31 there is no component 'a'; did you mean 'A'?")]
    [InlineData("A: { $ref: '#/components/schemas/A' }", "5:1 'A' is a name for itself, or for more than 16 other names; make one of them an object")]
    [InlineData("A: { items: { $ref: '#/components/schemas/A' } }", "5:1 'A' is a name for itself, or for more than 16 other names; make one of them an object")]
    [InlineData("ISample: { properties: {} }\n    ISampleType: { properties: {} }", "6:5 the component 'ISampleType' would be 'ISampleType' in C#, as 'ISample' in line 5 is; rename one of them")]
    [InlineData("A: { properties: { \"a+\": { type: string }, \"a_002B\": { type: string }, a: { type: string }, a-002B: { type: string } } }", "5:44 the property 'a_002B' would be '@a_002B' in C#, as 'a+' in line 5 is; rename one of them")]
    [InlineData("A: { properties: { id: { type: string }, ID: { type: string } } }", "5:42 'ID' differs from 'id' by case alone, which JSON here does not tell apart")]
    [InlineData("A: { enum: [\"a\\u002b\", \"a_002B\", \"a \", \"A_002b\"] }", "5:34 the value of an enum is not empty, and neither begins nor ends with a space")]
    public void A_component_is_checked(string component, string expected) => Refuses("version: v1-draft\nexports: {}\ncomponents:\n  schemas:\n    " + component, expected, indent: 4);

    [Theory]
    [InlineData("version: v1-draft\nexports: &a {}\nimports: *a", "3:10 '*a' is an alias; repeat what it stands for, or refer to a component by $ref")]
    [InlineData("version: !secret v1-draft\nexports: {}", "1:10 the tag '!secret' means nothing here")]
    [InlineData("version: v1-draft\nexports: {}\n---\nversion: v1-draft", "3:1 there is a second document; a file has one schema")]
    [InlineData("? [a]\n: b", "1:3 a key is a name, not a list or a mapping")]
    public void What_YAML_can_do_beyond_is_refused(string yaml, string expected) => Refuses(yaml, expected);

    [Theory]
    [InlineData("version: v1-draft\nexports:\n\ta: {}", 3)]
    [InlineData("version: v1-draft\nexports: { a: [", 2)]
    [InlineData("version: \"v1-draft\nexports: {}", 1)]
    [InlineData("version: v1-draft\n  exports: {}", 2)]
    [InlineData("version: v1-draft\nexports: @a", 2)]
    [InlineData("%YAML 9.9\n---\n", 1)]
    public void What_is_no_YAML_is_refused_with_its_line(string yaml, int line) =>
        Assert.Matches($@"^{line}:\d+ it (is no YAML: .|cannot be read as YAML$)", SchemaCode.Of(yaml).Problems);

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        Assert.Matches("^1:65 it is nested more than 64 deep$", SchemaCode.Of(new string('[', 100_000)).Problems);
        Assert.Matches("^1:\\d+ it has more than 200000 values$", SchemaCode.Of($"[{string.Concat(Enumerable.Repeat("a,", 300_000))}]").Problems);
    }

    [Fact]
    public void Many_mistakes_are_not_all_told() =>
        Assert.Equal(20, SchemaCode.Of($"version: v1-draft\nexports:\n{string.Concat(Enumerable.Range(0, 100).Select(static i => $"  a{i}: [x]\n"))}").Problems.Split('\n').Length);

    private static void Refuses(string yaml, string expected, int indent = 0)
    {
        (string? code, string problems) = SchemaCode.Of(yaml);

        // Written without the space that the row gets before it.
        Assert.Equal(expected, indent == 0 ? problems : System.Text.RegularExpressions.Regex.Replace(problems, @"(?m)^5:(\d+)", match => $"5:{int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - indent}"));
        Assert.Equal(expected.Length == 0, code is not null);
    }
}
