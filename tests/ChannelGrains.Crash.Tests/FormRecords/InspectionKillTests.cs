using System.Security.Cryptography;
using ChannelGrains.Actions.V1;
using ChannelGrains.Admin.V1;
using ChannelGrains.Client;
using ChannelGrains.Crash.Tests.Payments;
using ChannelGrains.Forms.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Risks.V1;
using ChannelGrains.Settlement.V1;
using ChannelGrains.Testing;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Crash.Tests.FormRecords;

/// <summary>卫生巡查与维修, end to end, by a server that is killed under each call: what was said is there once, and what follows from it too.</summary>
public sealed class InspectionKillTests(ITestOutputHelper output)
{
    private const int LongestMilliseconds = 40, MostLooks = 600;
    private const string Statement = "2026-01";

    private static readonly byte[] Before = Png(1), After = Png(2);

    private static readonly Dictionary<string, string?> Settings = new() { ["InsecureSingleUser"] = "true", ["Payments:PayeeQuietDays"] = "0" };

    private readonly Random _random = new();
    private ServerProcess _server = null!;
    private string _partner = "", _actionId = "";

    [Fact]
    public async Task Inspection_WhoseServerIsKilledUnderEachCall_HasEachEffectOnce()
    {
        using var directory = new TemporaryDirectory();
        _server = await ServerProcess.StartAsync(directory.Path, settings: Settings);
        try
        {
            using (var channel = Open())
                _partner = (await PaidPartners.MakeAsync(channel, "kept", 1, areApproved: false))[0];
            await RunAsync(directory.Path);
            await CheckAsync();
        }
        finally
        {
            await _server.DisposeAsync();
        }
    }

    private async Task RunAsync(string directory)
    {
        var today = $"{System.DateTime.UtcNow:yyyy-MM-dd}";
        var (failed, passed) = (Visit("visit-1", false, today), Visit("visit-2", true, today));
        await KilledAsync(directory, async channel => await Forms(channel).PutFormAsync(new() { Form = Hygiene(), RequestId = "f" }));
        await KilledAsync(directory, async channel => await Forms(channel).PutPlanAsync(new() { Plan = new Plan { PlanId = "daily", FormId = "hygiene", StartsOn = today, DaysToDo = 2, Scope = new() }, RequestId = "p" }));
        await KilledAsync(directory, async channel => await Forms(channel).SubmitRecordAsync(new() { Record = failed, RequestId = "v1" }));
        await UntilAsync(async channel => (await Risk(channel).GetPartnerRiskAsync(new() { PartnerId = _partner })).Risk is { Stated.Level: RiskLevel.Critical });
        using (var channel = Open())
        {
            Assert.Equal("RED_LINE", Assert.Single((await Settlement(channel).GetStatementAsync(new() { PartnerId = _partner, StatementId = Statement })).Blocks).Condition);
            _actionId = Assert.Single((await Forms(channel).ListFindingsAsync(new() { PartnerId = _partner })).Findings).ActionId;
        }
        await UntilAsync(async channel => (await Actions(channel).ListActionsAsync(new() { Filter = new() { PartnerId = _partner, Kind = ActionKind.Finding } })).Actions.Any(action => action.ActionId == _actionId));
        await KilledAsync(directory, async channel => await Actions(channel).StartActionAsync(new() { PartnerId = _partner, ActionId = _actionId, RequestId = "s" }));
        await KilledAsync(directory, channel => UploadAsync(channel, Before));
        await KilledAsync(directory, channel => UploadAsync(channel, After));
        await KilledAsync(directory, async channel => await Actions(channel).CompleteActionAsync(new()
        {
            PartnerId = _partner,
            ActionId = _actionId,
            BeforeFiles = { Sha256(Before) },
            AfterFiles = { Sha256(After) },
            Cost = new Money { CurrencyCode = "CNY", Units = 300 },
            RequestId = "c",
        }));
        await KilledAsync(directory, async channel => await Actions(channel).VerifyActionAsync(new() { PartnerId = _partner, ActionId = _actionId, RequestId = "w" }));
        await KilledAsync(directory, async channel => await Forms(channel).SubmitRecordAsync(new() { Record = passed, RequestId = "v2" }));
        await KilledAsync(directory, async channel => await Settlement(channel).ApproveStatementAsync(new() { PartnerId = _partner, StatementId = Statement, RequestId = "a" }));
        await UntilAsync(async channel => (await Risk(channel).GetPartnerRiskAsync(new() { PartnerId = _partner })).Risk is { Stated.Level: RiskLevel.Low });
    }

    private async Task CheckAsync()
    {
        using var channel = Open();
        var (forms, month) = (Forms(channel), $"{System.DateTime.UtcNow:yyyy-MM}");
        Assert.Equal(["visit-1", "visit-2"], (await forms.ListRecordsAsync(new() { PartnerId = _partner })).Records.Select(record => record.Record.RecordId).Order());
        var finding = Assert.Single((await forms.ListFindingsAsync(new() { PartnerId = _partner })).Findings);
        Assert.Equal((FindingState.Closed, 1, "visit-2"), (finding.State, finding.TimesFailed, finding.LastRecordId));
        var action = await Actions(channel).GetActionAsync(new() { PartnerId = _partner, ActionId = _actionId });
        Assert.Equal([ActionStep.Open, ActionStep.Start, ActionStep.Complete, ActionStep.Verify], action.Steps.Select(step => step.Step));
        var measures = (await forms.GetFieldMeasuresAsync(new() { Scope = new() { PartnerId = _partner }, Period = month })).Measures;
        Assert.Equal((2, "50", 1, 1, 300L), (measures.Inspected, measures.MeanScore, measures.Found, measures.ClosedInTime, measures.Spent.Units));
        Assert.Equal(300, (await Settlement(channel).GetProfitAndLossAsync(new() { Scope = new() { PartnerId = _partner }, Period = month })).ProgrammeSpend.Units);
        Assert.Equal(StatementState.Approved, (await Settlement(channel).GetStatementAsync(new() { PartnerId = _partner, StatementId = Statement })).Statement.State);
        await UntilAsync(async one => (await Settlement(one).GetProfitAndLossAsync(new() { Scope = new() { Company = true }, Period = month })).ProgrammeSpend.Units == 300);
        await UntilAsync(async one => (await new MarketService.MarketServiceClient(one).VerifyViewsAsync(new())).Differences.Count == 0);
        Assert.Empty((await new AdminService.AdminServiceClient(channel).VerifyJournalAsync(new())).Problems);
    }

    /// <summary>Has the server killed under a call, before its answer or behind it, started again, and the call sent again, twice.</summary>
    private async Task KilledAsync(string directory, Func<ChannelBase, Task> call)
    {
        using (var channel = Open())
        {
            var calling = Xunit.Record.ExceptionAsync(() => call(channel));
            var delay = _random.Next(LongestMilliseconds);
            await Task.Delay(delay);
            await _server.KillAsync();
            output.WriteLine($"killed after {delay} ms: {(await calling is { } fault ? fault.GetType().Name : "answered")}");
        }
        await _server.DisposeAsync();
        _server = await ServerProcess.StartAsync(directory, settings: Settings);
        using var again = Open();
        await call(again);
        await call(again);
    }

    private async Task UntilAsync(Func<ChannelBase, Task<bool>> condition)
    {
        using var channel = Open();
        for (var look = 0; look < MostLooks; look++)
        {
            if (await condition(channel))
                return;
            await Task.Delay(50);
        }
        Assert.Fail("What follows from a call did not come.");
    }

    private GrpcChannel Open() => GrpcChannel.ForAddress(_server.GrpcAddress);

    private ChannelGrains.Forms.V1.Record Visit(string id, bool isFresh, string today) => new()
    {
        RecordId = id,
        PartnerId = _partner,
        FormId = "hygiene",
        FormVersion = 1,
        TakenAt = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds())),
        TakenBy = "Li Wei",
        Assignment = isFresh ? null : new() { PlanId = "daily", BeginsOn = today },
        Answers = { new Answer { ItemId = "fresh", Yes = isFresh } },
    };

    private static Form Hygiene() => new()
    {
        FormId = "hygiene",
        Kind = FormKind.Inspection,
        DefaultLanguage = "en",
        Title = { ["en"] = "Hygiene" },
        Items = { new FormItem { ItemId = "fresh", Kind = ItemKind.YesNo, Title = { ["en"] = "Nothing is expired" }, Required = true, RedLine = true, Pass = new() { Yes = true } } },
    };

    private async Task UploadAsync(ChannelBase channel, byte[] file)
    {
        using var content = new MemoryStream(file);
        var header = await EvidenceUploader.DescribeAsync(content, CancellationToken.None);
        (header.PartnerId, header.MediaType) = (_partner, "image/png");
        await new EvidenceUploader(channel).UploadAsync(header, content, CancellationToken.None);
    }

    private static byte[] Png(int number)
    {
        var content = new byte[5_000];
        new Random(number).NextBytes(content);
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }.CopyTo(content, 0);
        return content;
    }

    private static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static FormService.FormServiceClient Forms(ChannelBase channel) => new(channel);

    private static ActionService.ActionServiceClient Actions(ChannelBase channel) => new(channel);

    private static RiskService.RiskServiceClient Risk(ChannelBase channel) => new(channel);

    private static SettlementService.SettlementServiceClient Settlement(ChannelBase channel) => new(channel);
}
