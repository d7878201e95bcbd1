using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>A resource against its type and its profiles. <see href="https://hl7.org/fhir/R4/resource.html#Meta"/></summary>
internal static class ResourceRules
{
    /// <summary>The resource a validation is asked for.</summary>
    public static void CheckWhole(Walk walk, JsonElement resource, IReadOnlyList<string> profiles)
    {
        Check(walk, resource, ResourceScope.Of(resource, walk.Invariants.Types));
        foreach (var url in profiles)
        {
            if (walk.Definitions.Structure(url) is { } structure)
            {
                CheckProfile(walk, resource, structure, ResourceScope.Of(resource, walk.Invariants.Types));
            }
            else if (walk.Definitions.Type(resource.Text("resourceType") ?? "") is { } own)
            {
                Run(walk, own.Root, resource, ResourceScope.None, () =>
                    walk.Error("not-found", "profile", $"The profile {url} {walk.Definitions.WhyNoStructure(url)}.", resource));
            }
        }
    }

    /// <summary>A resource, wherever it stands, against its type and the profiles it claims.</summary>
    public static void Check(Walk walk, JsonElement resource, ResourceScope scope)
    {
        if (TypeOf(walk, resource) is not { } structure)
        {
            return;
        }

        var pass = walk.IsProfilePass;
        walk.IsProfilePass = false;
        Run(walk, resource, structure, scope);
        walk.IsProfilePass = pass;
        foreach (var url in resource.Member("meta").Items("profile").Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!))
        {
            if (walk.Definitions.Structure(url) is { } profile)
            {
                CheckProfile(walk, resource, profile, scope);
            }
            else
            {
                Run(walk, structure.Root, resource, scope, () => walk.Note("not-supported", "profile", $"Conformance was not checked: the profile {url} {walk.Definitions.WhyNoStructure(url)}.", resource));
            }
        }
    }

    /// <summary>A resource against one profile alone.</summary>
    public static void CheckProfile(Walk walk, JsonElement resource, Structure profile, ResourceScope scope)
    {
        if (resource.Text("resourceType") is not { } type || walk.Definitions.Type(type) is not { } own)
        {
            return;
        }

        if (!TypeChain.Is(walk.Definitions, type, profile.Type))
        {
            Run(walk, own.Root, resource, scope, () => walk.Error("structure", "profile", $"The profile {profile.Url} is for {profile.Type}, not for {type}: claim another one.", resource));
            return;
        }

        var pass = walk.IsProfilePass;
        walk.IsProfilePass = true;
        Run(walk, resource, profile, scope);
        walk.IsProfilePass = pass;
    }

    private static Structure? TypeOf(Walk walk, JsonElement resource)
    {
        if (resource.ValueKind is not JsonValueKind.Object)
        {
            walk.Error("structure", "resource-type", "A resource must be a JSON object.", resource);
            return null;
        }

        if (resource.Text("resourceType") is not { } type)
        {
            walk.Error("required", "resource-type", "The resourceType is missing: say which kind of resource this is.", resource);
            return null;
        }

        if (walk.Definitions.Type(type) is { Kind: "resource", IsAbstract: false } structure)
        {
            return structure;
        }

        walk.Error("structure", "resource-type", $"'{Words.Short(type)}' isn't a resource type of FHIR R4: mend the resourceType.", resource);
        return null;
    }

    private static void Run(Walk walk, JsonElement resource, Structure structure, ResourceScope scope) => Run(walk, structure.Root, resource, scope, () =>
    {
        ContentRules.Check(walk, new Instance(resource, default, structure.Root, null));
        if (structure.Root.Table is { } table)
        {
            ChildRules.Check(walk, resource, table, isResource: true);
        }

        walk.Invariants.Check(walk, resource, default, structure.Root, structure.Type, structure.Root.Constraints);
        if (!structure.IsProfile)
        {
            ContainedRules.Check(walk, resource);
            BundleRules.Check(walk, resource);
            NoteAnswers(walk, resource);
        }
    });

    private static void NoteAnswers(Walk walk, JsonElement resource)
    {
        if (resource.Text("resourceType") is "QuestionnaireResponse" && resource.Text("questionnaire") is not null)
        {
            walk.Note("not-supported", "questionnaire", "The answers were not checked against their Questionnaire.", resource);
        }
    }

    private static void Run(Walk walk, ElementNode root, JsonElement resource, ResourceScope scope, Action check)
    {
        var outer = walk.Scope;
        walk.Scope = scope;
        walk.Enter(new Frame(root, null, -1, resource.Text("resourceType"), resource));
        check();
        walk.Leave();
        walk.Scope = outer;
    }
}
