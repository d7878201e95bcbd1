using System.Text.Json;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Codes against the code systems that are all here. <see href="https://hl7.org/fhir/R4/datatypes.html#Coding"/></summary>
internal static class CodingRules
{
    public static void Check(Walk walk, JsonElement coding)
    {
        if (coding.Text("system") is not { } system)
        {
            return;
        }

        if (!system.Contains(':', StringComparison.Ordinal))
        {
            walk.Error("value", "coding-system", "A coding's system must be an absolute URI: write it in full.", coding);
        }
        else if (coding.Text("code") is { } code && walk.Definitions.CodeSystem(system) is { } tree && !tree.Has(code))
        {
            walk.Error("code-invalid", "coding-code", $"'{Words.Short(code)}' isn't a code of {system}: mend the code or the system.", coding);
        }
    }
}
