using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;

namespace WebXtism.Generators.Tests.Incremental;

/// <summary>
/// Cached values live as long as the editor. One symbol in them keeps a whole compilation alive, and never equals the one of
/// the next key press.
/// </summary>
public sealed class RetentionTests
{
    private static readonly Type[] s_forbidden = [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxToken), typeof(Compilation), typeof(SemanticModel), typeof(Location), typeof(SourceText), typeof(AttributeData)];

    [Fact]
    public void Tracked_values_hold_nothing_of_the_compiler()
    {
        object?[] values = [.. Edits.TrackedValues()];
        Assert.NotEmpty(values);
        Assert.Contains(values, static value => value is PluginModel);
        Assert.Contains(values, static value => value is EquatableArray<ModuleModel> { Count: 1 });
        Assert.Contains(values, static value => value is Bound<HostClassModel>);
        Assert.Contains(values, static value => value is JsonObjectModel);

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (object? value in values)
        {
            Walk(value, value?.GetType().Name ?? "null", seen);
        }
    }

    [Fact]
    public void Equal_input_gives_equal_models()
    {
        object?[] first = [.. Edits.TrackedValues()];
        object?[] second = [.. Edits.TrackedValues()];
        Assert.Equal(first, second);
        Assert.All(first.Zip(second), static pair =>
        {
            Assert.NotSame(pair.First, pair.Second);
            Assert.Equal(pair.First?.GetHashCode(), pair.Second?.GetHashCode());
        });
    }

    [Fact]
    public void Models_are_records_that_cannot_change()
    {
        Type[] models = [.. typeof(PluginModel).Assembly.GetTypes().Where(static type => type.Namespace == typeof(PluginModel).Namespace && !type.IsNested && type.IsClass)];
        Assert.NotEmpty(models);
        Assert.All(models, static model =>
        {
            Assert.True(model.IsSealed, $"{model.Name} is not sealed");
            Assert.All(
                model.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.SetMethod is not null),
                property => Assert.True(
                    property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Any(static modifier => modifier.Name == "IsExternalInit"),
                    $"{model.Name}.{property.Name} can be set"));
        });
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(s_forbidden.Any(type => type.IsInstanceOfType(value)), $"{path} is a {value.GetType().Name}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
