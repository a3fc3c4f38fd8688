using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>Reads the properties and fields that JSON sees, as reflection would find them: the type's own first, then those of its bases.</summary>
internal sealed class JsonMemberParser(INamedTypeSymbol type, IAssemblySymbol assembly)
{
    private const int Always = 1;
    private const int Never = 0;
    private const int WhenWritingDefault = 2;
    private const int WhenWritingNull = 3;

    private static readonly (int Value, string Expression) s_always = (Always, $"global::{JsonAttributes.Namespace}.JsonIgnoreCondition.Always");

    private readonly HashSet<string> _ignoredVirtuals = new(StringComparer.Ordinal);
    private readonly List<JsonMember> _members = [];
    private readonly List<JsonProblem> _problems = [];

    public IReadOnlyList<JsonMember> Members => _members;

    public IReadOnlyList<JsonProblem> Problems => _problems;

    /// <summary>Whether a member has to be set when the object is made, as C# sees it.</summary>
    public bool HasRequiredMembers { get; private set; }

    public void Parse()
    {
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (IPropertySymbol property in current.GetMembers().OfType<IPropertySymbol>())
            {
                Parse(property);
            }

            foreach (IFieldSymbol field in current.GetMembers().OfType<IFieldSymbol>())
            {
                Parse(field);
            }
        }
    }

    /// <summary>Whether <c>[JsonIgnore]</c> says anything about reading; of conditions that are unknown here it may.</summary>
    public static bool IsIgnoredOnReading(ISymbol member) => Ignore(member)?.Value is not (null or Never or WhenWritingDefault or WhenWritingNull);

    private void Parse(IPropertySymbol property)
    {
        HasRequiredMembers |= property.IsRequired;
        bool included = property.FindAttribute(JsonAttributes.Include) is not null;
        bool isPublic = property.GetMethod?.DeclaredAccessibility == Accessibility.Public || property.SetMethod?.DeclaredAccessibility == Accessibility.Public;
        if (property.IsStatic || property.IsIndexer || !property.ExplicitInterfaceImplementations.IsEmpty || !(isPublic || included))
        {
            return;
        }

        bool canOverride = property.IsVirtual || property.IsOverride || property.IsAbstract;
        if (canOverride && _ignoredVirtuals.Contains(property.Name))
        {
            return;
        }

        if (Ignore(property)?.Value == Always)
        {
            if (canOverride)
            {
                _ignoredVirtuals.Add(property.Name);
            }

            AddIgnored(property, property.Type);
            return;
        }

        if (property.RefKind != RefKind.None)
        {
            _problems.Add(new JsonProblem("returns a reference, which no serializer reads", property, ContextHelps: false));
        }

        JsonAccess get = Access(property.GetMethod, included);
        JsonAccess set = Access(property.SetMethod, included);
        if (included && !SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, assembly) && (property.GetMethod is null || property.SetMethod is null))
        {
            // The compiler does not show what other assemblies keep to themselves; reflection would see it.
            _problems.Add(new JsonProblem("has [JsonInclude] in another assembly, where its accessors cannot be seen", property));
        }

        Add(property, property.Type, get, set, [], property.IsRequired, included);
    }

    private void Parse(IFieldSymbol field)
    {
        HasRequiredMembers |= field.IsRequired;
        if (field.IsStatic || field.IsConst || field.IsImplicitlyDeclared || field.FindAttribute(JsonAttributes.Include) is null)
        {
            return;
        }

        if (Ignore(field)?.Value == Always)
        {
            AddIgnored(field, field.Type);
            return;
        }

        JsonAccess access = field.DeclaredAccessibility == Accessibility.Public && !JsonAttributes.ForbidUse(field) ? JsonAccess.Direct : JsonAccess.Field;
        Add(field, field.Type, access, field.IsReadOnly ? JsonAccess.None : access, ["Field"], field.IsRequired, included: true);
    }

    private static JsonAccess Access(IMethodSymbol? accessor, bool included)
    {
        if (accessor is null || (accessor.DeclaredAccessibility != Accessibility.Public && !included))
        {
            return JsonAccess.None;
        }

        bool isForbidden = JsonAttributes.ForbidUse(accessor) || JsonAttributes.ForbidUse(accessor.AssociatedSymbol!);
        return accessor.DeclaredAccessibility == Accessibility.Public && !accessor.IsInitOnly && !isForbidden ? JsonAccess.Direct : JsonAccess.Method;
    }

    private void AddIgnored(ISymbol member, ITypeSymbol memberType)
    {
        // What cannot even be named matters to nobody: nothing of it is read or written.
        if (memberType.IsRefLikeType || memberType is IPointerTypeSymbol or IFunctionPointerTypeSymbol or { TypeKind: TypeKind.Error } || !JsonTypeParser.IsReachable(memberType, assembly))
        {
            return;
        }

        List<string> arguments = [$"ignore: {s_always.Expression}"];
        string? jsonName = member.FindAttribute(JsonAttributes.PropertyName)?.ConstructorArguments.FirstOrDefault().Value as string;
        if (jsonName is not null)
        {
            arguments.Insert(0, $"jsonName: {JsonLiterals.Text(jsonName)}");
        }

        _members.Add(new JsonMember(member, memberType, JsonAccess.None, JsonAccess.None, member is IFieldSymbol ? ["Field"] : [], arguments, jsonName, IsIgnored: true, HasOwnConverter: false));
    }

    private void Add(ISymbol member, ITypeSymbol memberType, JsonAccess get, JsonAccess set, List<string> traits, bool required, bool included)
    {
        if (JsonObjectParser.UnknownAttribute(member, JsonAttributes.OnMembers) is { } unknown)
        {
            _problems.Add(JsonTypeSettings.Unknown(unknown, member));
        }

        var arguments = new List<string>();
        var jsonName = member.FindAttribute(JsonAttributes.PropertyName)?.ConstructorArguments.FirstOrDefault().Value as string;
        if (jsonName is not null)
        {
            arguments.Add($"jsonName: {JsonLiterals.Text(jsonName)}");
        }

        if (Ignore(member) is { } condition)
        {
            if (condition.Value == WhenWritingNull && memberType.IsValueType && memberType.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
            {
                _problems.Add(new JsonProblem("is ignored when it is null, which it never is", member, ContextHelps: false));
            }

            arguments.Add($"ignore: {condition.Expression}");
        }

        if (member.FindAttribute(JsonAttributes.NumberHandling)?.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Enum } numbers)
        {
            arguments.Add($"numbers: {JsonLiterals.Enum(numbers)}");
        }

        if (member.FindAttribute(JsonAttributes.PropertyOrder)?.ConstructorArguments.FirstOrDefault().Value is int order)
        {
            arguments.Add($"order: {order.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        bool hasConverter = AddConverter(member, memberType, arguments);
        if (required || member.FindAttribute(JsonAttributes.Required) is not null)
        {
            traits.Add("Required");
        }

        if (member.FindAttribute(JsonAttributes.ExtensionData) is not null)
        {
            traits.Add("ExtensionData");
        }

        if (included)
        {
            traits.Add("Included");
        }

        if (JsonNullability.NeverNull(member, memberType))
        {
            traits.Add("NeverNull");
        }

        if (JsonNullability.TakesNoNull(member, memberType))
        {
            traits.Add("TakesNoNull");
        }

        _members.Add(new JsonMember(member, memberType, get, set, traits, arguments, jsonName, IsIgnored: false, hasConverter));
    }

    private bool AddConverter(ISymbol member, ITypeSymbol memberType, List<string> arguments)
    {
        if (member.FindAttribute(JsonAttributes.Converter) is not { } attribute)
        {
            return false;
        }

        JsonConverterModel converter = JsonConverterParser.Parse(attribute, memberType, assembly);
        if (converter.Problem is { } problem)
        {
            _problems.Add(new JsonProblem(problem, member));
        }

        if (!JsonTypeParser.IsReachable(memberType, assembly) || memberType.IsRefLikeType || memberType is IPointerTypeSymbol)
        {
            _problems.Add(new JsonProblem("is of a type that generated code cannot name", member));
        }

        string underlying = memberType is INamedTypeSymbol { TypeArguments.Length: 1 } nullable ? TypeNames.Key(nullable.TypeArguments[0]) : "";
        arguments.Add($"converter: {(converter.IsLifted ? $"Lift<{underlying}>(options, {converter.Expression})" : converter.Expression)}");
        return true;
    }

    private static (int Value, string Expression)? Ignore(ISymbol member)
    {
        if (member.FindAttribute(JsonAttributes.Ignore) is not { } attribute)
        {
            return null;
        }

        TypedConstant condition = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Condition").Value;
        return condition.Value is int value ? (value, JsonLiterals.Enum(condition)) : s_always;
    }
}
