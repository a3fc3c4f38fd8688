using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>Constants of the user's code as generated code writes them.</summary>
internal static class JsonLiterals
{
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The value of an enum that an attribute names.</summary>
    public static string Enum(TypedConstant constant)
    {
        ISymbol? member = constant.Type?.GetMembers().FirstOrDefault(candidate => candidate is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant.Value));
        string type = constant.Type is null ? "" : TypeNames.Key(constant.Type);
        return member is null
            ? $"({type})({string.Format(CultureInfo.InvariantCulture, "{0}", constant.Value)})"
            : $"{type}.{TypeNames.Escape(member.Name)}";
    }

    /// <summary>The default value of a parameter, as its own type.</summary>
    public static string Default(IParameterSymbol parameter)
    {
        string type = TypeNames.Key(parameter.Type);
        return parameter.ExplicitDefaultValue switch
        {
            null => $"default({type})",
            float number when float.IsNaN(number) || float.IsInfinity(number) => Special(number, "float"),
            double number when double.IsNaN(number) || double.IsInfinity(number) => Special(number, "double"),
            string text => Text(text),

            // A round trip of its own: the compiler's formatting drops the type of some numbers.
            float number => $"({type})({number.ToString("R", CultureInfo.InvariantCulture)}F)",
            double number => $"({type})({number.ToString("R", CultureInfo.InvariantCulture)}D)",
            decimal number => $"({type})({number.ToString(CultureInfo.InvariantCulture)}M)",
            var value => $"({type})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
        };
    }

    private static string Special(double number, string type) =>
        $"global::System.{(type == "float" ? "Single" : "Double")}.{(double.IsNaN(number) ? "NaN" : number > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
}
