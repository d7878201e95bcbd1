using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.List;

/// <summary>What a coordinator asked of a list, as it stands in the address: statuses, criteria and days, nothing of a patient.</summary>
public sealed record ListFilter
{
    /// <summary>How many subjects a page shows.</summary>
    public const int PageSize = 50;

    /// <summary>The statuses wanted; empty for all.</summary>
    public ImmutableArray<string> Statuses { get; init; } = [];

    /// <summary>The criterion whose data must be missing; null for any.</summary>
    public string? Missing { get; init; }

    /// <summary>Only what changed on or after this day; null for any.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Whose: a user's id, "me", "none" for nobody's; null for all.</summary>
    public string? Assigned { get; init; }

    /// <summary>True for those put off to a later day as well.</summary>
    public bool WithDeferred { get; init; }

    /// <summary>True for near misses only.</summary>
    public bool NearMisses { get; init; }

    /// <summary>The order.</summary>
    public ListSort Sort { get; init; } = ListSort.Attention;

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads it off a query; what makes no sense is left out.</summary>
    public static ListFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new ListFilter
        {
            Statuses = [.. query["status"].Where(status => status is { Length: > 0 } && StatusWords.InOrder.Contains(status)).Select(status => status!).Distinct(StringComparer.Ordinal)],
            Missing = Text(query["missing"]),
            Since = DateOnly.TryParseExact(query["since"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since) ? since : null,
            Assigned = Text(query["assigned"]),
            WithDeferred = query["deferred"] == "with",
            NearMisses = query["near"] == "only",
            Sort = Enum.TryParse<ListSort>(query["sort"], ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : ListSort.Attention,
            Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1,
        };
    }

    /// <summary>The query for the index; <paramref name="user"/> is who asks.</summary>
    public ListQuery ToQuery(string user, TimeZoneInfo site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new ListQuery
        {
            Statuses = Statuses,
            Missing = Missing,
            ChangedSince = Since is { } day ? Start(day, site) : null,
            AssignedTo = Assigned == "me" ? user : Assigned,
            Deferred = WithDeferred,
            NearMisses = NearMisses,
            Sort = Sort,
            Page = Page,
            Size = PageSize,
        };
    }

    /// <summary>The address of this list, below a study's.</summary>
    public string Address(string study, string suffix = "")
    {
        List<KeyValuePair<string, string?>> query = [.. Statuses.Select(status => KeyValuePair.Create("status", (string?)status))];
        Add(query, "missing", Missing);
        Add(query, "since", Since is { } day ? Moments.On(day) : null);
        Add(query, "assigned", Assigned);
        Add(query, "deferred", WithDeferred ? "with" : null);
        Add(query, "near", NearMisses ? "only" : null);
        Add(query, "sort", Sort is ListSort.Attention ? null : Sort.ToString().ToLowerInvariant());
        Add(query, "page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return QueryHelpers.AddQueryString($"/worklist/studies/{study}{suffix}", query);
    }

    /// <summary>Without anybody's id.</summary>
    public override string ToString() => $"{string.Join(',', Statuses)} page {Page}";

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo site)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, site.GetUtcOffset(local));
    }

    private static string? Text(string? text) => text is { Length: > 0 and < 200 } ? text : null;

    private static void Add(List<KeyValuePair<string, string?>> query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(KeyValuePair.Create(name, (string?)value));
        }
    }
}
