using System.Text.Json;
using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Search;

/// <summary>Walks a path through JSON; arrays on the way are flattened.</summary>
internal static class ElementFinder
{
    public static List<JsonElement> Find(JsonElement resource, ElementPath path)
    {
        List<JsonElement> found = [];
        Walk(resource, path, 0, found);
        return found;
    }

    private static void Walk(JsonElement element, ElementPath path, int depth, List<JsonElement> found)
    {
        if (depth == path.Steps.Length)
        {
            found.Add(element);
            return;
        }

        var step = path.Steps[depth];
        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(step.Name, out var child))
        {
            return;
        }

        if (child.ValueKind is not JsonValueKind.Array)
        {
            Enter(child, step, path, depth, found);
            return;
        }

        foreach (var item in child.EnumerateArray())
        {
            Enter(item, step, path, depth, found);
        }
    }

    private static void Enter(JsonElement child, PathStep step, ElementPath path, int depth, List<JsonElement> found)
    {
        if (child.ValueKind is not JsonValueKind.Null && (step.Where is null || Is(child, step.Where, step.EqualTo)))
        {
            Walk(child, path, depth + 1, found);
        }
    }

    private static bool Is(JsonElement child, string name, string? value)
        => child.ValueKind is JsonValueKind.Object && child.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String && member.ValueEquals(value);
}
