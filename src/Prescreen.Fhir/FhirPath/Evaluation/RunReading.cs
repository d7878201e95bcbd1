namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>What a function or operator takes a collection for: one item, one truth, one text, one number. https://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections</summary>
internal static class RunReading
{
    extension(Run run)
    {
        /// <summary>The one item; null where there is none, or several, which is a failure.</summary>
        internal FhirPathItem? Single(IReadOnlyList<FhirPathItem> items, string what)
        {
            if (items.Count > 1)
            {
                run.Fail(FhirPathProblems.NotSingle(what));
            }

            return items.Count == 1 ? items[0] : null;
        }

        /// <summary>The one boolean. One item that isn't a boolean is true; a boolean element without a value is nothing.</summary>
        internal FhirPathTruth Truth(IReadOnlyList<FhirPathItem> items, string what) => run.Single(items, what) switch
        {
            null => FhirPathTruth.Empty,
            { Value: FhirPathBoolean boolean } => boolean.IsTrue ? FhirPathTruth.True : FhirPathTruth.False,
            FhirPathNode { Type.Name: "boolean" } => FhirPathTruth.Empty,
            _ => FhirPathTruth.True,
        };

        /// <summary>The one string; null where there is none. Another type is a failure.</summary>
        internal string? Text(IReadOnlyList<FhirPathItem> items, string what)
        {
            if (run.Single(items, what) is not { } item)
            {
                return null;
            }

            if (item.Value is FhirPathString text)
            {
                return text.Text;
            }

            // A primitive that has only extensions has no value, which is no mistake.
            if (item.Value is not null || item is FhirPathNode { ChildNodes.Length: 0 } || item is FhirPathNode { Json.ValueKind: System.Text.Json.JsonValueKind.Object })
            {
                run.Fail(FhirPathProblems.WrongType(what, item.TypeName));
            }

            return null;
        }
    }

    extension(Run run)
    {
        /// <summary>The one integer; null where there is none. Another type is a failure.</summary>
        internal long? Whole(IReadOnlyList<FhirPathItem> items, string what)
        {
            if (run.Single(items, what) is not { } item)
            {
                return null;
            }

            if (item.Value is FhirPathInteger whole)
            {
                return whole.Number;
            }

            if (item.Value is not null)
            {
                run.Fail(FhirPathProblems.WrongType(what, item.TypeName));
            }

            return null;
        }
    }
}
