using System.Collections.Immutable;
using System.Text.Json;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>An element of a structure with its children and slices. Changed while its structure is read, then no more. <see href="https://hl7.org/fhir/R4/elementdefinition.html"/></summary>
internal sealed class ElementNode(string path)
{
    private ElementTable? table;

    /// <summary>"Observation.component.code"; the same for all slices.</summary>
    public string Path { get; } = path;

    /// <summary>The last part of the path: "code", "value[x]".</summary>
    public string Name { get; } = path[(path.LastIndexOf('.') + 1)..];

    public int Min { get; init; }

    /// <summary>The largest number there is stands for no limit.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>True where JSON has an array, which the type decides and no profile changes.</summary>
    public bool IsList { get; init; }

    /// <summary>True where it changes what the rest means.</summary>
    public bool IsModifier { get; init; }

    public ImmutableArray<TypeRule> Types { get; init; } = [];

    /// <summary>The one value allowed; undefined where there is none.</summary>
    public JsonElement Fixed { get; init; }

    /// <summary>What the value must hold at least; undefined where there is none.</summary>
    public JsonElement Pattern { get; init; }

    /// <summary>The smallest value allowed; undefined where there is none.</summary>
    public JsonElement Least { get; init; }

    /// <summary>The largest value allowed; undefined where there is none.</summary>
    public JsonElement Most { get; init; }

    /// <summary>The longest text, in characters; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    public BindingRule? Binding { get; init; }

    public ImmutableArray<ConstraintRule> Constraints { get; init; } = [];

    public SlicingRule? Slicing { get; init; }

    public string? SliceName { get; init; }

    /// <summary>The path of the element whose children this one has too; null where it has its own.</summary>
    public string? ContentReference { get; init; }

    public List<ElementNode> Children { get; } = [];

    public List<ElementNode> Slices { get; } = [];

    /// <summary>Where this is a slice: what it is a slice of.</summary>
    public ElementNode? Whole { get; set; }

    /// <summary>The element <see cref="ContentReference"/> names.</summary>
    public ElementNode? Content { get; set; }

    /// <summary>True for an element of several types, whose member's name ends in the type.</summary>
    public bool IsChoice => Name.EndsWith("[x]", StringComparison.Ordinal);

    /// <summary>The name without "[x]", as FHIRPath writes it.</summary>
    public string PlainName => IsChoice ? Name[..^3] : Name;

    /// <summary>The children spelt out in the structure itself; null where those of the type hold.</summary>
    public ElementTable? Table => table ??= Children.Count > 0 ? new ElementTable(Children) : Whole?.Table ?? Content?.Table;

    /// <summary>The child of that name, "value" for "value[x]"; null where the structure spells none out.</summary>
    public ElementNode? Child(string name)
        => Children.Find(child => child.Name == name || (child.IsChoice && child.PlainName == name)) ?? Whole?.Child(name) ?? Content?.Child(name);

    /// <inheritdoc/>
    public override string ToString() => SliceName is null ? Path : $"{Path}:{SliceName}";
}
