using System.Text.Json;
using System.Text.RegularExpressions;
using Prescreen.Json;

namespace Prescreen.TestServer.Interactions;

/// <summary>What must hold of a resource before it is stored. See http://hl7.org/fhir/R4/resource.html#id.</summary>
internal static partial class Writable
{
    /// <summary>Null where the resource may be stored under this type and id; an id of null asks for none.</summary>
    public static Problem? Check(JsonElement? resource, string type, string? id)
    {
        if (resource is not { ValueKind: JsonValueKind.Object } body)
        {
            return Refusals.BadResource("A resource is expected in the body.", null);
        }

        if (TypeOf(body) != type)
        {
            return Refusals.BadResource($"resourceType must be {type}, as the URL says.", "resourceType");
        }

        if (id is not null && !IsId(id))
        {
            return Refusals.BadResource("An id has 1 to 64 letters, digits, '-' and '.'.", $"{type}.id");
        }

        return id is not null && IdOf(body) is { } own && own != id ? Refusals.BadResource("The resource's id isn't the URL's.", $"{type}.id") : null;
    }

    public static string? TypeOf(JsonElement resource) => resource.Text("resourceType");

    public static string? IdOf(JsonElement resource) => resource.Text("id");

    public static bool IsId(string id) => IdForm().IsMatch(id);

    [GeneratedRegex("^[A-Za-z0-9\\-.]{1,64}$")]
    private static partial Regex IdForm();
}
