using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>The members of an object: which they may be and how many. <see href="https://hl7.org/fhir/R4/json.html"/></summary>
internal static class ChildRules
{
    /// <summary>Checks an object's members against the elements it may have.</summary>
    public static void Check(Walk walk, JsonElement json, ElementTable table, bool isResource = false)
    {
        Members[] found = new Members[table.Elements.Count];
        var isEmpty = true;
        foreach (var member in json.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            isEmpty = false;
            if (isResource && name.SequenceEqual("resourceType"u8))
            {
                continue;
            }

            var known = table.Find(name) ?? (name.Contains((byte)'\\') ? table.Find(Encoding.UTF8.GetBytes(member.Name)) : null);
            if (known is null)
            {
                Unknown(walk, member, table);
            }
            else
            {
                File(walk, ref found[known.Index], known, member, table.Elements[known.Index]);
            }
        }

        if (isEmpty)
        {
            walk.Error("structure", "ele-1", "An object must not be empty: give it a value, or leave it out.", json);
        }

        for (var index = 0; index < found.Length; index++)
        {
            ListRules.Check(walk, json, table.Elements[index], found[index]);
        }
    }

    private static void File(Walk walk, ref Members found, ElementTable.Member known, JsonProperty member, ElementNode node)
    {
        var isTaken = known.IsBeside ? found.Beside.ValueKind is not JsonValueKind.Undefined : found.Value.ValueKind is not JsonValueKind.Undefined;
        if (isTaken || (found.Type is not null && found.Type != known.Type))
        {
            var text = node.IsChoice && (found.Type is null || found.Type != known.Type)
                ? $"Only one {node.Name} may stand here: leave the other types out."
                : $"'{Words.Short(member.Name)}' stands here twice: keep one.";
            walk.Error("structure", "duplicate-element", text, member.Value);
            return;
        }

        found = known.IsBeside ? found with { Beside = member.Value, Type = known.Type } : found with { Value = member.Value, Type = known.Type };
    }

    private static void Unknown(Walk walk, JsonProperty member, ElementTable table)
    {
        var name = member.Name.TrimStart('_');
        var choice = table.Elements.FirstOrDefault(node => node.IsChoice && name.StartsWith(node.PlainName, StringComparison.Ordinal)
            && name.Length > node.PlainName.Length && char.IsAsciiLetterUpper(name[node.PlainName.Length]));
        walk.Error(
            "structure",
            choice is null ? "unknown-element" : "type",
            choice is null
                ? $"There is no element '{Words.Short(member.Name)}' here: mend its name, or carry the value in an extension."
                : $"{choice.Name} can't be of that type here ('{Words.Short(member.Name)}'): use {Words.OneOf([.. choice.Types.Select(type => type.Code)])}.",
            member.Value);
    }

    /// <summary>What an object has of one element: "name" and "_name".</summary>
    internal readonly record struct Members(JsonElement Value, JsonElement Beside, TypeRule? Type);
}
