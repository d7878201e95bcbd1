namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Which member of a JSON object is which element: "valueQuantity" is value[x] as a Quantity, "_status" what a primitive has beside its value.</summary>
internal sealed class ElementTable
{
    private readonly Utf8Table<Member> members;

    public ElementTable(IReadOnlyList<ElementNode> elements)
    {
        Elements = elements;
        List<(string, Member)> found = [];
        for (var index = 0; index < elements.Count; index++)
        {
            foreach (var (name, type) in Names(elements[index]))
            {
                found.Add((name, new Member(index, type, false)));
                if (type is { IsPrimitive: true })
                {
                    found.Add(("_" + name, new Member(index, type, true)));
                }
            }
        }

        members = new Utf8Table<Member>(found);
    }

    public IReadOnlyList<ElementNode> Elements { get; }

    public Member? Find(ReadOnlySpan<byte> name) => members.Find(name);

    private static IEnumerable<(string, TypeRule?)> Names(ElementNode element)
        => element.IsChoice
            ? element.Types.Select(type => (element.PlainName + char.ToUpperInvariant(type.Code[0]) + type.Code[1..], (TypeRule?)type))
            : [(element.Name, element.Types.IsEmpty ? null : element.Types[0])];

    /// <param name="Index">Which of <see cref="Elements"/>.</param>
    /// <param name="Type">The type the name tells; null where the element has the children of another.</param>
    /// <param name="IsBeside">True for "_name".</param>
    internal sealed record Member(int Index, TypeRule? Type, bool IsBeside);
}
