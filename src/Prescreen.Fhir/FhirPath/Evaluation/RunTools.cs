namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>What several operators and functions do with collections.</summary>
internal static class RunTools
{
    extension(Run run)
    {
        /// <summary>Minutes east of UTC where a dateTime doesn't say; null where nobody gave the time.</summary>
        internal int? LocalOffset => run.Context.Now is { } now ? (int)now.Offset.TotalMinutes : null;

        internal IReadOnlyList<FhirPathItem> Distinct(IReadOnlyList<FhirPathItem> items)
        {
            if (items.Count < 2)
            {
                return items;
            }

            var seen = run.Set();
            var distinct = new List<FhirPathItem>();
            foreach (var item in items)
            {
                if (run.Spend(1) && seen.Add(item))
                {
                    distinct.Add(item);
                }
            }

            return distinct;
        }

        internal HashSet<FhirPathItem> Set() => new(new ItemEquality(run));

        internal HashSet<FhirPathItem> Set(IReadOnlyList<FhirPathItem> items) => new(items, new ItemEquality(run));
    }
}
