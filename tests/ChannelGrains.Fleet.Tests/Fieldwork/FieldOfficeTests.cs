using System.Globalization;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Fleet.Voices;
using ChannelGrains.Partners.V1;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Fleet.Tests.Fieldwork;

/// <summary>The people of the field on a real server, without sales.</summary>
public sealed class FieldOfficeTests
{
    private static readonly DateOnly FirstDay = new(2026, 1, 22);
    private static readonly FieldRound Round = FieldRound.First(FirstDay);

    [Fact]
    public async Task Work_OfARound_IsWhatTheServerTellsAndMayBeDoneAgain()
    {
        var clock = DemoClock.Of(FirstDay, TimeProvider.System);
        await using var server = await StartAsync(clock);
        var (office, again) = (Office(server), Office(server));
        foreach (var day in new[] { Round.Visited, Round.Told, Round.Repaired })
        {
            clock.MoveTo(BeijingTime.StartOf(day));
            await office.WorkAsync(day, isDone: false, CancellationToken.None);
            // As after a kill: what was done is done again.
            await again.WorkAsync(day, isDone: false, CancellationToken.None);
            AssertEqual(await CheckAsync(server, office, day));
            AssertEqual(await CheckAsync(server, again, day));
        }
        var resumed = Office(server);
        foreach (var day in new[] { Round.Visited, Round.Told, Round.Repaired })
            await resumed.WorkAsync(day, isDone: true, CancellationToken.None);
        AssertEqual(await CheckAsync(server, resumed, Round.Repaired));
    }

    /// <summary>The day of the close is entered in the book, but the inspector's second visits and the second test do not get to the server.</summary>
    [Fact]
    public async Task Check_WhatTheServerWasNotTold_IsDifferent()
    {
        var clock = DemoClock.Of(FirstDay, TimeProvider.System);
        await using var server = await StartAsync(clock);
        var office = Office(server);
        foreach (var day in new[] { Round.Visited, Round.Told, Round.Repaired, Round.Close })
        {
            clock.MoveTo(BeijingTime.StartOf(day));
            await office.WorkAsync(day, isDone: false, CancellationToken.None);
        }

        var check = await CheckAsync(server, office, Round.Close);

        var different = check.Differences.Select(one => (one.PartnerId, one.Figure)).ToHashSet();
        foreach (var store in new[] { Round.RedLine, Round.DirtyFloor })
            foreach (var figure in new[] { "inspections", "their mean score", "findings that were closed in time", "the score's row", "stands" })
                Assert.Contains((store.Id, figure), different);
        Assert.Contains((Round.Lapsing!.Id, "persons who are certified"), different);
        Assert.Contains((Round.Lapsing.Id, "what must be shown"), different);
        Assert.All(different, one => Assert.Contains(one.PartnerId, (string[])[Round.RedLine.Id, Round.DirtyFloor.Id, Round.Lapsing.Id]));
    }

    private static void AssertEqual(CheckResult check)
    {
        Assert.True(check.Figures > 20, check.ToString());
        Assert.True(check.IsEqual, string.Join('\n', check.Differences));
    }

    private static Task<CheckResult> CheckAsync(TestServer server, FieldOffice office, DateOnly today) => new FieldCheck(server.Channel, office.Book, FirstDay).AllAsync(today, CancellationToken.None);

    private static FieldOffice Office(TestServer server) =>
        new(new FieldPeople(server.Channel, new OfficePeople(server.Channel, server.Channel, AreTwo: false), server.Connect), 1, FirstDay, new Notes());

    private static async Task<TestServer> StartAsync(DemoClock clock)
    {
        var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["InsecureSingleUser"] = "true" }, time: clock);
        await new ScorecardOffice(server.Channel).PrepareAsync(FirstDay, CancellationToken.None);
        var partners = new PartnerService.PartnerServiceClient(server.Channel);
        foreach (var one in PartnerCast.All)
        {
            var partner = new Partner
            {
                DisplayName = one.Name,
                ChannelType = one.Type,
                Region = one.Region,
                ActiveFrom = Recruitment.Of(one, FirstDay).Active.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
            await partners.CreatePartnerAsync(new CreatePartnerRequest { PartnerId = one.Id, Partner = partner, InitialState = PartnerState.Active, RequestId = one.Id });
        }
        return server;
    }
}
