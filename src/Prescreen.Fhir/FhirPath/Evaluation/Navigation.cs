using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>From an element to its children, by name or by place. https://hl7.org/fhirpath/N1/#path-selection</summary>
internal static class Navigation
{
    internal static IReadOnlyList<FhirPathItem> Member(Run run, IReadOnlyList<FhirPathItem> items, Member member)
    {
        var found = new List<FhirPathItem>();
        foreach (var item in items)
        {
            switch (item)
            {
                case FhirPathNode node:
                    Add(run, found, node, member);
                    break;
                case FhirPathTypeInfo type when member.Name is "name" or "namespace":
                    found.Add(new FhirPathString(member.Name == "name" ? type.Name : type.Namespace));
                    break;
                default:
                    break;
            }
        }

        return found;
    }

    internal static IReadOnlyList<FhirPathItem> Index(Run run, IReadOnlyList<FhirPathItem> items, IReadOnlyList<FhirPathItem> index)
        => run.Whole(index, "An indexer") is { } place && place >= 0 && place < items.Count ? [items[(int)place]] : [];

    private static void Add(Run run, List<FhirPathItem> found, FhirPathNode node, Member member)
    {
        var before = found.Count;
        var children = node.ChildNodes;
        run.Spend(1 + children.Length);
        foreach (var child in children)
        {
            if (child.Name == member.Name)
            {
                found.Add(child);
            }
        }

        if (found.Count > before)
        {
            return;
        }

        if (member.Source is null && node.IsOf(member.Name))
        {
            // "Patient.name" over a Patient.
            found.Add(node);
        }
        else if (node.Type.Member(member.Name) is { } element && element.Name != member.Name)
        {
            run.Fail(FhirPathProblems.JsonName(member.Name, element.Name));
        }
    }
}
