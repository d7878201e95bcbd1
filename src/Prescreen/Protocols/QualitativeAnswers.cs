using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols;

/// <summary>The value sets that say positive, negative and equivocal, and that a result is pending or stands elsewhere; in every protocol the same (clinical.md §2.11, §7).</summary>
public sealed record QualitativeAnswers(Concept Positive, Concept Negative, Concept Equivocal, Concept Pending, Concept Elsewhere)
{
    internal static QualitativeAnswers Find(ProtocolScope scope) => new(
        Find(scope, "result-positive"),
        Find(scope, "result-negative"),
        Find(scope, "result-equivocal"),
        Find(scope, "result-pending"),
        Find(scope, "result-placeholder"));

    private static Concept Find(ProtocolScope scope, string name) => scope.Use(name) ?? new Concept(-1);
}
