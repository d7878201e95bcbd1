using System.Text.Json;
using Prescreen.Fhir.FhirPath;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Walking;

/// <summary>The resource that is being checked, the one that contains it, and the Bundle around: what its references can reach.</summary>
internal sealed class ResourceScope
{
    private readonly IFhirPathTypes? types;
    private Dictionary<string, JsonElement>? contained;
    private FhirPathNode? path;
    private BundleEntries? entries;

    private ResourceScope(JsonElement resource, IFhirPathTypes? types) => (Resource, this.types) = (resource, types);

    /// <summary>Around everything.</summary>
    public static ResourceScope None { get; } = new(default, null);

    /// <summary>%resource.</summary>
    public JsonElement Resource { get; }

    /// <summary>The resource this one is contained in; null for one that stands by itself.</summary>
    public ResourceScope? Container { get; private init; }

    /// <summary>The entries of the Bundle this is in; null outside of one.</summary>
    public BundleEntries? Bundle { get; private init; }

    /// <summary>The entry's fullUrl; null where there is none.</summary>
    public string? FullUrl { get; private init; }

    /// <summary>%rootResource's scope.</summary>
    public ResourceScope Root => Container ?? this;

    /// <summary>The resource as invariants see it.</summary>
    public FhirPathNode Path => path ??= FhirPathNode.OfResource(Resource, types!);

    /// <summary>What invariants of this resource may ask; set with the first of them.</summary>
    public FhirPathContext? Context { get; set; }

    /// <summary>The contained resources by id.</summary>
    public IReadOnlyDictionary<string, JsonElement> Contained => contained ??= ById(Root.Resource);

    /// <summary>Where this is a Bundle: its own entries.</summary>
    public BundleEntries Entries => entries ??= new BundleEntries(Resource);

    public static ResourceScope Of(JsonElement resource, IFhirPathTypes types, BundleEntries? bundle = null, string? fullUrl = null)
        => new(resource, types) { Bundle = bundle, FullUrl = fullUrl };

    /// <summary>A resource contained in this one.</summary>
    public ResourceScope Inside(JsonElement resource) => new(resource, types) { Container = Root, Bundle = Bundle, FullUrl = FullUrl };

    private static Dictionary<string, JsonElement> ById(JsonElement resource)
    {
        Dictionary<string, JsonElement> found = [];
        foreach (var one in resource.Items("contained"))
        {
            if (one.Text("id") is { } id)
            {
                found.TryAdd(id, one);
            }
        }

        return found;
    }
}
