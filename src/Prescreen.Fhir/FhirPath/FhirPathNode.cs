using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath;

/// <summary>
/// An element of a resource with its FHIR type. Children are made once, when they are first asked for, and kept: one tree serves every expression over
/// a resource, and a validator that walks it. Not for use by two threads at once. https://hl7.org/fhir/R4/fhirpath.html
/// </summary>
public sealed class FhirPathNode : FhirPathItem
{
    private FhirPathNode[]? children;
    private FhirPathValue? value;
    private bool isValueRead;

    internal FhirPathNode(FhirPathMember member, IFhirPathTypes types)
    {
        Types = types;
        (Name, Type, IsModifier) = (member.Name, member.Type, member.IsModifier);
    }

    /// <summary>As expressions write it: "value", not "valueQuantity"; of a resource that stands alone its type.</summary>
    public string Name { get; }

    /// <summary>Its own type: Patient where the definition says Resource, Quantity where it says value[x].</summary>
    public IFhirPathType Type { get; }

    /// <summary>True where the definition calls it a modifier.</summary>
    public bool IsModifier { get; }

    /// <summary>What stands in the JSON; undefined or null where a primitive has only an id or extensions.</summary>
    public JsonElement Json { get; init; }

    /// <summary>The object beside a primitive ("_birthDate") with its id and extensions; undefined where there is none.</summary>
    public JsonElement Extras { get; init; }

    /// <summary>The element it is in; null for a resource that stands alone.</summary>
    public FhirPathNode? Parent { get; init; }

    /// <summary>Its place in a JSON array, from 0; -1 where the JSON has no array.</summary>
    public int Index { get; init; } = -1;

    /// <summary>In the order of the JSON. A property the type doesn't have isn't among them.</summary>
    public IReadOnlyList<FhirPathNode> Children => ChildNodes;

    /// <summary>True for a resource, contained ones among them.</summary>
    public bool IsResource => Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty("resourceType"u8, out _);

    /// <summary>True for a primitive that has a value and not only extensions.</summary>
    public bool HasValue => Json.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    /// <summary>Where it is, as an expression: "Patient.name[0].given[1]".</summary>
    public string Location
    {
        get
        {
            var own = Index < 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}[{Index}]");
            return Parent is null ? own : $"{Parent.Location}.{own}";
        }
    }

    /// <inheritdoc/>
    public override FhirPathValue? Value
    {
        get
        {
            if (!isValueRead)
            {
                value = NodeValue.Read(this);
                isValueRead = true;
            }

            return value;
        }
    }

    internal FhirPathNode[] ChildNodes => children ??= NodeChildren.Of(this, Types);

    internal IFhirPathTypes Types { get; }

    internal override string TypeName => $"FHIR.{Type.Name}";

    /// <summary>A resource that stands alone. Of a type that <paramref name="types"/> doesn't know, its elements are named as in the JSON and have no types.</summary>
    public static FhirPathNode OfResource(JsonElement resource, IFhirPathTypes types)
    {
        var type = NodeChildren.ResourceType(resource, types) ?? UntypedElement.Instance;
        return new(new FhirPathMember(type.Name, type), types) { Json = resource };
    }

    /// <summary>An element that stands alone, of a known type.</summary>
    public static FhirPathNode OfElement(JsonElement element, JsonElement extras, IFhirPathType type, IFhirPathTypes types)
        => new(new FhirPathMember(type.Name, type), types) { Json = element, Extras = extras };

    internal bool IsOf(string type)
    {
        for (var own = Type; own is not null; own = own.Base)
        {
            if (own.Name == type)
            {
                return true;
            }
        }

        return false;
    }
}
