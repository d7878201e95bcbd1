using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Whether an item is of a slice, by the discriminators. <see href="https://hl7.org/fhir/R4/profiling.html#discriminator"/></summary>
internal static class SliceMatch
{
    private static readonly SlicingRule ByType = new([new Discriminator("type", "$this")], false, "open");

    public static bool Is(Walk walk, SlicingRule? slicing, ElementNode slice, Instance item)
    {
        // A choice element whose slices are its types needs no discriminator.
        var rule = slicing is { Discriminators.IsEmpty: false } ? slicing : slice.Whole is { IsChoice: true } ? ByType : null;
        return rule is not null && rule.Discriminators.All(discriminator => Holds(walk, discriminator, slice, item));
    }

    private static bool Holds(Walk walk, Discriminator discriminator, ElementNode slice, Instance item)
    {
        DiscriminatorPath path = DiscriminatorPath.Parse(discriminator.Path);
        if (path.Definition(walk.Definitions, slice) is not { } rule)
        {
            walk.Note("not-supported", "slicing", $"The discriminator {discriminator.Path} of {slice} leads to nothing its profile says: the slice was not checked.", item.Any);
            return false;
        }

        var values = path.Values(walk, item).ToList();
        return discriminator.Kind switch
        {
            "exists" => rule.Max == 0 ? values.Count == 0 : values.Count > 0,
            "type" => values.Exists(value => rule.Types.Any(type => type.Code == value.Type || TypeChain.Is(walk.Definitions, value.Type ?? "", type.Code))),
            "profile" => values.Exists(value => Conforms(walk, rule, value.Json, path.Resolves)),
            _ => values.Exists(value => Matches(walk, rule, value.Json)),
        };
    }

    // The value is told by what is fixed at the element or anywhere below it, or by its codes.
    private static bool Matches(Walk walk, ElementNode rule, JsonElement value)
    {
        if (rule.Fixed.ValueKind is not JsonValueKind.Undefined)
        {
            return JsonMatch.IsSame(rule.Fixed, value);
        }

        if (rule.Pattern.ValueKind is not JsonValueKind.Undefined)
        {
            return JsonMatch.Holds(rule.Pattern, value);
        }

        var told = Below(rule).Where(Tells).ToList();
        if (told.Count > 0)
        {
            return told.TrueForAll(child => Members(child, value).Any(own => Matches(walk, child, own)));
        }

        return rule.Binding is { Strength: "required", ValueSet: { } url } && walk.Definitions.ValueSet(url) is { IsKnown: true } set && BindingRules.IsIn(set, value);
    }

    private static bool Tells(ElementNode node)
        => node.Fixed.ValueKind is not JsonValueKind.Undefined || node.Pattern.ValueKind is not JsonValueKind.Undefined || Below(node).Any(Tells);

    private static IEnumerable<ElementNode> Below(ElementNode node) => node.Children.SelectMany(child => child.Slices.Where(slice => slice.Min > 0).Prepend(child));

    private static JsonElement[] Members(ElementNode child, JsonElement value)
    {
        var own = value.Member(child.Name);
        if (own.ValueKind is not JsonValueKind.Array)
        {
            return own.ValueKind is JsonValueKind.Undefined ? [] : [own];
        }

        return [.. own.EnumerateArray()];
    }

    private static bool Conforms(Walk walk, ElementNode rule, JsonElement value, bool isResolved)
        => rule.Types.SelectMany(type => isResolved ? type.Targets : type.Profiles).Select(walk.Definitions.Structure).OfType<Structure>()
            .Any(profile => walk.Try(trial =>
            {
                if (value.Text("resourceType") is { } type)
                {
                    Check(trial, value, profile, type);
                }
                else
                {
                    ElementRules.CheckProfile(trial, value, profile, new TypeRule(profile.Type));
                }
            }));

    private static void Check(Walk trial, JsonElement value, Structure profile, string type)
    {
        if (TypeChain.Is(trial.Definitions, type, profile.Type))
        {
            ResourceRules.CheckProfile(trial, value, profile, ResourceScope.Of(value, trial.Invariants.Types, trial.Scope.Bundle ?? trial.Scope.Entries));
        }
        else
        {
            trial.Error("structure", "profile", "Another type.", value);
        }
    }
}
