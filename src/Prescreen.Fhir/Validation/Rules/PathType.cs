using System.Collections.Concurrent;
using System.Text;
using Prescreen.Fhir.FhirPath;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>A structure, or an element with children of its own, as a type of FHIRPath.</summary>
internal sealed class PathType(string name, ElementNode node, PathTypes types, string? above) : IFhirPathType
{
    private readonly ConcurrentDictionary<string, FhirPathMember?> members = new(StringComparer.Ordinal);

    public string Name => name;

    public IFhirPathType? Base => above is null ? null : types.Find(above);

    public FhirPathMember? Member(string property) => members.GetOrAdd(property, static (asked, type) => type.Find(asked), this);

    private FhirPathMember? Find(string property)
    {
        if (node.Table is not { } table || table.Find(Encoding.UTF8.GetBytes(property)) is not { IsBeside: false } member)
        {
            return null;
        }

        var element = table.Elements[member.Index];
        return types.Of(element, member.Type?.Code) is { } type ? new FhirPathMember(element.PlainName, type) { IsModifier = element.IsModifier } : null;
    }
}
