using ChannelGrains.Actions.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Actions;

/// <summary>Actions of all partners and of the programme: lists, board, measures, and what a key of one partner sees of them.</summary>
public sealed class ActionListTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow;

    private ActionServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ActionServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task List_Filters_HoldWhatTheySay()
    {
        await OpenSomeAsync();

        await ActionServer.ListsAsync(_server.Ann, "a1 p1 e1 a2");
        await ActionServer.ListsAsync(_server.Ann, "a1", new() { Owner = "Li" });
        await ActionServer.ListsAsync(_server.Ann, "p1 e1 a2", new() { Unassigned = true });
        await ActionServer.ListsAsync(_server.Ann, "e1", new() { Kind = ActionKind.Complaint });
        await ActionServer.ListsAsync(_server.Ann, "a1 p1", new() { DueBefore = At(25) });
        await ActionServer.ListsAsync(_server.Ann, "a1 p1 a2", new() { Region = "cn/sichuan" });
        await ActionServer.ListsAsync(_server.Ann, "e1", new() { Region = "cn/beijing" });
        await ActionServer.ListsAsync(_server.Ann, "a1 a2", new() { ChannelType = ChannelType.Direct, Region = "cn/sichuan" });
        await ActionServer.ListsAsync(_server.Ann, "p1", new() { Programme = true });
        await ActionServer.ListsAsync(_server.Ann, "e1", new() { PartnerId = ActionServer.EvesPartner });
        await ActionServer.ListsAsync(_server.Ann, "", new() { Overdue = true });
        await ActionServer.ListsAsync(_server.Ann, "", new() { States = { ActionState.Done } });
        Assert.Equal("filter.unassigned", Refused.Field(await Refused.WithAsync(
            StatusCode.InvalidArgument, "FILTER_CONTRADICTION", _server.Ann.Actions.ListActionsAsync(new() { Filter = new() { Owner = "x", Unassigned = true } }))));
        await Refused.WithAsync(StatusCode.InvalidArgument, "ACTION_STATE", _server.Ann.Actions.ListActionsAsync(new() { Filter = new() { States = { (ActionState)9 } } }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "ACTION_STATE", _server.Ann.Actions.GetActionBoardAsync(new() { Filter = new() { States = { ActionState.Verified } } }));
    }

    [Fact]
    public async Task List_OfAPartnerThatMoves_FollowsIt()
    {
        await OpenSomeAsync();
        await ActionServer.ListsAsync(_server.Ann, "e1", new() { Region = "cn/beijing" });

        await _server.Root.Partners.UpdatePartnerAsync(new()
        {
            Partner = new Partner { PartnerId = ActionServer.EvesPartner, Region = "cn/sichuan" },
            UpdateMask = FieldMask.FromStringEnumerable<Partner>(["region"]),
            EffectiveFrom = $"{DateTimeOffset.UtcNow:yyyy-MM-dd}",
        });

        await ActionServer.ListsAsync(_server.Ann, "", new() { Region = "cn/beijing" });
        await ActionServer.ListsAsync(_server.Ann, "a1 p1 e1 a2", new() { Region = "cn/sichuan" });
    }

    [Fact]
    public async Task List_ClosedOnes_FollowTheOthersTheLastFirst()
    {
        var partner = await OpenSomeAsync();
        foreach (var (of, action) in new[] { (partner, "a1"), ("", "p1"), (partner, "a2") })
            await _server.Ann.Actions.CancelActionAsync(new() { PartnerId = of, ActionId = action, Reason = "x" });

        var all = new ActionFilter { States = { ActionState.Open, ActionState.Cancelled, ActionState.Verified } };
        await ActionServer.ListsAsync(_server.Ann, "e1 a2 p1 a1", all);
        await ActionServer.ListsAsync(_server.Ann, "e1 a2 p1 a1", all, pageSize: 1);
        await ActionServer.ListsAsync(_server.Ann, "a2 p1 a1", new() { States = { ActionState.Cancelled } });
        await ActionServer.ListsAsync(_server.Ann, "a2 a1", new() { States = { ActionState.Cancelled }, PartnerId = partner }, pageSize: 1);
        await ActionServer.ListsAsync(_server.Ann, "p1", new() { States = { ActionState.Cancelled }, Programme = true });
        await ActionServer.ListsAsync(_server.Ann, "a1", new() { States = { ActionState.Cancelled }, Owner = "Li", Region = "cn" });
        await ActionServer.ListsAsync(_server.Eve, "", new() { States = { ActionState.Cancelled } });
    }

    [Fact]
    public async Task List_OfAKeyOfOnePartner_ShowsNoOther()
    {
        var partner = await OpenSomeAsync();

        await ActionServer.ListsAsync(_server.Eve, "e1");
        Assert.Empty(await ActionServer.ListAsync(_server.Eve, new() { PartnerId = partner }));
        Assert.Equal(1, (await _server.Eve.Actions.GetActionBoardAsync(new())).Board.Total.Open);
        Assert.Equal(1, (await _server.Eve.Actions.GetActionMeasuresAsync(new())).Measures[0].Live);
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", _server.Eve.Actions.OpenActionAsync(new() { PartnerId = partner, ActionId = "x", Title = "x" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", _server.Eve.Actions.GetActionAsync(new() { ActionId = "p1" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNERS_RESTRICTED", _server.Eve.Actions.SetActionRulesAsync(new()));
    }

    [Fact]
    public async Task Board_OfSome_CountsThem()
    {
        var partner = await OpenSomeAsync();
        await _server.Ann.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = "a2" });
        await Eventually.TrueAsync(async () => (await _server.Ann.Actions.GetActionBoardAsync(new())).Board.Total.InProgress == 1);

        var board = (await _server.Ann.Actions.GetActionBoardAsync(new())).Board;
        Assert.Equal((3, 1, 0, 0), (board.Total.Open, board.Total.InProgress, board.Total.Done, board.Total.Overdue));
        Assert.Equal(["TASK 3", "COMPLAINT 1"], board.Kinds.Select(Row));
        Assert.Equal([" 2", "Li 1", "ann 1"], board.Owners.Select(Row));
        Assert.Equal(["cn/sichuan/chengdu 2", "cn/beijing 1", "cn/sichuan 1"], board.Regions.Select(Row));
        Assert.Equal(["DIRECT 3", " 1"], board.ChannelTypes.Select(Row));

        static long Live(ActionBoardRow row) => row.Counts.Open + row.Counts.InProgress + row.Counts.Done;
        static string Row(ActionBoardRow row) => $"{row.Name} {Live(row)}";
    }

    [Fact]
    public async Task Measures_OfAMonth_CountWhatWasClosedInIt()
    {
        var partner = await OpenSomeAsync();
        await _server.Ann.Actions.CancelActionAsync(new() { ActionId = "p1", Reason = "x" });
        foreach (var action in new[] { "a1", "a2" })
        {
            await _server.Ann.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = action });
            await _server.Ann.Actions.CompleteActionAsync(new() { PartnerId = partner, ActionId = action });
        }
        await _server.Bob.Actions.VerifyActionAsync(new() { PartnerId = partner, ActionId = "a1" });

        GetActionMeasuresResponse measures = new();
        await Eventually.TrueAsync(async () => (measures = await _server.Ann.Actions.GetActionMeasuresAsync(new())).Measures[0].Live == 2);
        Assert.Equal((1, 1, 1, 0, 0), (measures.Measures[0].Verified, measures.Measures[0].WithinDue, measures.Measures[0].Cancelled, measures.Measures[0].Repeated, measures.Measures[0].Overdue));
        Assert.NotNull(measures.Measures[0].MedianToDone);
        Assert.Equal([ActionKind.Unspecified, ActionKind.Task, ActionKind.Complaint], measures.Measures.Select(row => row.Kind));
        Assert.Equal(0, (await _server.Ann.Actions.GetActionMeasuresAsync(new() { Period = "2020-01" })).Measures[0].Verified);
        Assert.Equal(1, (await _server.Ann.Actions.GetActionMeasuresAsync(new() { Filter = new() { PartnerId = partner } })).Measures[0].Verified);
        Assert.Equal(0, (await _server.Eve.Actions.GetActionMeasuresAsync(new())).Measures[0].Verified);
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _server.Ann.Actions.GetActionMeasuresAsync(new() { Period = "2026-01-05" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "ACTION_STATE", _server.Ann.Actions.GetActionMeasuresAsync(new() { Filter = new() { States = { ActionState.Open } } }));
    }

    [Fact]
    public async Task Watch_AtOnceAndAfterEachChange_ShowsWhatThereIs()
    {
        var partner = await OpenSomeAsync();
        using var watch = Watch(_server.Ann);
        await watch.ReadUntilAsync(answer => answer.Board.Total.Open == 4);

        await _server.Ann.Actions.StartActionAsync(new() { PartnerId = partner, ActionId = "a1" });
        var (started, _) = await watch.ReadUntilAsync(answer => answer.Board.Total.InProgress == 1);
        Assert.Equal(["a1", "p1"], started.Actions.Select(action => action.ActionId));
        await _server.Ann.Actions.CancelActionAsync(new() { ActionId = "p1", Reason = "x" });
        var (cancelled, _) = await watch.ReadUntilAsync(answer => answer.Board.Total.Open == 2);
        Assert.Equal(["a1", "e1"], cancelled.Actions.Select(action => action.ActionId));
        using var held = Watch(_server.Eve);
        await held.ReadUntilAsync(answer => answer.Board.Total is { Open: 1, InProgress: 0 });
    }

    private static Watch<WatchActionsResponse> Watch(TestClient client) => new(stop => client.Actions.WatchActions(
        new() { PageSize = 2, MinInterval = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(10)) }, cancellationToken: stop));

    /// <summary>Two of a partner in Chengdu, one of the programme and one of Eve's partner in Beijing.</summary>
    private async Task<string> OpenSomeAsync()
    {
        var partner = await _server.Root.CreatePartnerAsync();
        await _server.Root.CreatePartnerAsync(request => (request.PartnerId, request.Partner.Region) = (ActionServer.EvesPartner, "cn/beijing"));
        await OpenAsync(partner, "a1", 10, request => request.Owner = "Li");
        await OpenAsync(partner, "a2", 40);
        await OpenAsync("", "p1", 20, request => request.Region = "cn/sichuan");
        await OpenAsync(ActionServer.EvesPartner, "e1", 30, request => request.Kind = ActionKind.Complaint);
        await ActionServer.ListsAsync(_server.Ann, "a1 p1 e1 a2");
        return partner;
    }

    private async Task OpenAsync(string partner, string action, int days, Action<OpenActionRequest>? change = null)
    {
        var request = new OpenActionRequest { PartnerId = partner, ActionId = action, Title = "x", DueAt = At(days) };
        change?.Invoke(request);
        await _server.Ann.Actions.OpenActionAsync(request);
    }

    private static Timestamp At(int days) => Timestamp.FromDateTimeOffset(Start.AddDays(days));
}
