using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Prescreen.Worklist.Pages.List;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Tests.Pages;

public sealed class ListFilterTests
{
    [Theory]
    [InlineData("/worklist/studies/s")]
    [InlineData("/worklist/studies/s?status=candidate&status=screening")]
    [InlineData("/worklist/studies/s?missing=I9.lvef&since=2026-11-20&assigned=me&deferred=with&near=only&sort=margin&page=3")]
    public void Address_OfWhatWasRead_IsTheSame(string address)
        => Read(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "").Address("s").ShouldBe(address);

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?page=-1")]
    [InlineData("?page=99999999999999")]
    [InlineData("?since=yesterday")]
    [InlineData("?sort=7")]
    [InlineData("?status=<script>")]
    public void Read_WhatMakesNoSense_IsLeftOut(string query) => Read(query).Address("s").ShouldBe("/worklist/studies/s");

    [Fact]
    public void ToQuery_Me_IsWhoAsks() => Read("?assigned=me").ToQuery("Practitioner/7", TimeZoneInfo.Utc).AssignedTo.ShouldBe("Practitioner/7");

    [Fact]
    public void ToQuery_Since_IsTheSitesMidnight()
    {
        var site = TimeZoneInfo.CreateCustomTimeZone("site", TimeSpan.FromHours(8), "site", "site");

        Read("?since=2026-11-20").ToQuery("x", site).ChangedSince.ShouldBe(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(8)));
    }

    [Fact]
    public void Read_Nothing_AsksForAllByAttention()
    {
        var query = Read("").ToQuery("x", TimeZoneInfo.Utc);

        query.Statuses.ShouldBeEmpty();
        query.Sort.ShouldBe(ListSort.Attention);
        query.Page.ShouldBe(1);
    }

    private static ListFilter Read(string query) => ListFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
