using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Certificates;

public sealed class CertifiedDaysTests
{
    [Fact]
    public void Of_TwoPersons_IsWhereBothHold()
    {
        Certificate[] held = [Held("a", 1, "2026-03-01", "2026-06-30"), Held("b", 2, "2026-05-01", "2026-09-30")];

        Assert.Equal("2026-03-01 to 2026-09-30", Words(held, 1));
        Assert.Equal("2026-05-01 to 2026-06-30", Words(held, 2));
        Assert.Equal("", Words(held, 3));
        Assert.Equal("2026-05-01 to 2026-07-10", Words(held, 2, graceDays: 10));
    }

    [Fact]
    public void Of_ARenewal_HasNoGapAndCountsThePersonOnce()
    {
        Certificate[] held = [Held("a", 1, "2026-03-01", "2026-06-30"), Held("b", 1, "2026-06-01", "2027-05-31"), Held("c", 1, "2027-07-01", null)];

        Assert.Equal("2026-03-01 to 2027-05-31, from 2027-07-01", Words(held, 1));
        Assert.Equal("2026-03-01 to 2027-06-15, from 2027-07-01", Words(held, 1, graceDays: 15));
        Assert.Equal("from 2026-03-01", Words(held, 1, graceDays: 30));
        Assert.Equal("", Words(held, 2));
    }

    [Fact]
    public void Of_AnotherPersonOnTheNextDay_HasNoGap() =>
        Assert.Equal("2026-03-01 to 2026-09-30", Words([Held("a", 1, "2026-03-01", "2026-06-30"), Held("b", 2, "2026-07-01", "2026-09-30")], 1));

    [Fact]
    public void Of_WhatWasTakenBack_Ends()
    {
        var revoked = Held("a", 1, "2026-03-01", null) with { Revoked = new("a", BusinessDay.Parse("2026-04-01"), "has left") };

        Assert.Equal("2026-03-01 to 2026-03-31", Words([revoked], 1, graceDays: 30));
        Assert.Equal("", Words([revoked with { Revoked = new("a", BusinessDay.Parse("2026-03-01"), "copied") }], 1));
        Assert.Equal("", Words([Held("a", 1, "2026-03-01", null) with { IsWithdrawn = true }], 1));
    }

    [Fact]
    public void Of_AnyCertificates_HoldsOnTheDaysOnWhichEnoughPersonsDo() =>
        Gen.Select(Gen.Select(Gen.ULong[1, 4], Gen.Int[0, 40], Gen.Int[0, 15]).Array[0, 12], Gen.Int[1, 4], Gen.Int[0, 5]).Sample((all, count, grace) =>
        {
            var held = all.Select((one, number) => new Certificate($"{number}", new CertificateIssue("test", one.Item1, new(one.Item2), new(one.Item2 + one.Item3)), 1)).ToList();
            var spans = CertifiedDays.Of(held, count, grace);
            for (var day = -1; day < 70; day++)
            {
                var persons = held.Where(one => one.Issue.IssuedOn.DaysSinceEpoch <= day && day <= one.Issue.ExpiresOn!.Value.DaysSinceEpoch + grace).Select(one => one.Issue.Person).Distinct().Count();
                Assert.Equal(persons >= count, spans.Any(span => span.Holds(new(day))));
            }
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.Last.AddDays(1) < pair.Second.First));
        });

    internal static Certificate Held(string recordId, ulong person, string issuedOn, string? expiresOn, string code = "test") =>
        new(recordId, new CertificateIssue(code, person, BusinessDay.Parse(issuedOn), expiresOn is null ? null : BusinessDay.Parse(expiresOn)), 2);

    private static string Words(Certificate[] held, int count, int graceDays = 0) => string.Join(", ", CertifiedDays.Of(held, count, graceDays));
}
