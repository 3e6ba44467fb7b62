using ChannelGrains.Actions.V1;
using ChannelGrains.Admin.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Finding = ChannelGrains.Forms.V1.Finding;

namespace ChannelGrains.Crash.Tests.Surveys;

/// <summary>反馈与改进 with a server that is killed in the middle of each step: customers are asked, say something bad, something is decided, and another says that it helped. Each call is
/// sent until it is answered, and once more.</summary>
public sealed class SurveyKillTests(ITestOutputHelper output)
{
    private const int Customers = 4, LongestMilliseconds = 8;
    private const string Partner = "shop", Asked = "asked";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), CallTimeout = TimeSpan.FromSeconds(20);

    private readonly Random _random = new();
    private ServerProcess _server = null!;
    private GrpcChannel _channel = null!;
    private int _cut;

    [Fact]
    public async Task Survey_WhoseServerIsKilledInEachStep_EndsAsWithoutAKill()
    {
        using var directory = new TemporaryDirectory();
        await StartAsync(directory.Path);
        try
        {
            await CreateAsync();
            var first = await AskAsync(directory.Path, 1, score: 2);
            foreach (var customer in Enumerable.Range(2, Customers - 2))
                await AskAsync(directory.Path, customer, score: customer % 2 == 0 ? 5 : 1);
            Assert.Equal(first, Assert.Single(await FindingsAsync(FindingState.Open)).RecordId);
            await StepAsync(directory.Path, () => Forms.DecideFindingAsync(new()
            {
                PartnerId = Partner,
                RecordId = first,
                ItemId = "overall",
                Cause = "nobody called",
                Decision = "call first",
                CheckOn = $"{DateTime.UtcNow:yyyy-MM-dd}",
                RequestId = "decide",
            }, Options()));
            await AskAsync(directory.Path, Customers, score: 5);

            Assert.Empty(await FindingsAsync(FindingState.Open));
            Assert.Equal("call first", Assert.Single(await FindingsAsync(FindingState.Closed)).Decision);
            var period = $"{DateTime.UtcNow:yyyy}";
            var result = Assert.Single((await Forms.GetSurveyResultsAsync(new() { Scope = new() { PartnerId = Partner }, Period = period })).Results);
            Assert.Equal((Customers, Customers, Customers, Customers / 2), (result.Invited, result.Answers, result.Rated, result.Satisfied));
            var row = Assert.Single((await new ScorecardService.ScorecardServiceClient(_channel).GetScorecardAsync(
                new() { Scope = new() { PartnerId = Partner }, Period = $"{DateTime.UtcNow:yyyy-MM}" })).Scorecard.Rows);
            Assert.Equal(($"{Customers / 2}", $"{Customers}"), (row.Numerator, row.Denominator));
            Assert.Single(await ActionsAsync());
            Assert.Empty((await new AdminService.AdminServiceClient(_channel).VerifyJournalAsync(new VerifyJournalRequest())).Problems);
            output.WriteLine($"{_cut} calls were cut");
            Assert.True(_cut > 0);
        }
        finally
        {
            _channel.Dispose();
            await _server.DisposeAsync();
        }
    }

    private FormService.FormServiceClient Forms => new(_channel);

    /// <summary>Asks a customer who answers; what the answer's record is called.</summary>
    private async Task<string> AskAsync(string directory, int customer, int score)
    {
        var invited = await StepAsync(directory, () => Forms.InviteSurveyAsync(new() { PartnerId = Partner, FormId = Asked, CustomerId = $"member-{customer}", RequestId = $"invite {customer}" }, Options()));
        var answer = new AnswerSurveyRequest { Answers = { new Answer { ItemId = "overall", Scale = score } }, RequestId = "1" };
        await StepAsync(directory, () => Forms.AnswerSurveyAsync(answer, Options().WithHeaders(new Metadata { { "x-api-key", invited.Token } })));
        return $"survey-{invited.Invitation.InvitationId}";
    }

    /// <summary>Makes a call while the server is killed, then again until it is answered, and once more.</summary>
    private async Task<T> StepAsync<T>(string directory, Func<AsyncUnaryCall<T>> call)
    {
        var calling = call().ResponseAsync;
        await Task.Delay(_random.Next(LongestMilliseconds));
        _cut += calling.IsCompleted ? 0 : 1;
        await _server.KillAsync();
        await Xunit.Record.ExceptionAsync(() => calling);
        _channel.Dispose();
        await _server.DisposeAsync();
        await StartAsync(directory);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
            try
            {
                var answer = await call();
                Assert.Equal(answer, await call());
                return answer;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded && !patience.IsCancellationRequested)
            {
                await Task.Delay(100, patience.Token);
            }
    }

    private async Task StartAsync(string directory)
    {
        _server = await ServerProcess.StartAsync(directory);
        _channel = GrpcChannel.ForAddress(_server.GrpcAddress);
    }

    private async Task CreateAsync()
    {
        await new PartnerService.PartnerServiceClient(_channel).CreatePartnerAsync(new CreatePartnerRequest
        {
            PartnerId = Partner,
            Partner = new Partner { DisplayName = "A shop", ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC" },
            InitialState = PartnerState.Active,
        });
        await Forms.PutFormAsync(new()
        {
            Form = new Form
            {
                FormId = Asked,
                Kind = FormKind.Survey,
                DefaultLanguage = "en",
                Title = { ["en"] = "Are you satisfied" },
                Items =
                {
                    new FormItem
                    {
                        ItemId = "overall", Kind = ItemKind.Scale, Title = { ["en"] = "In all" }, Required = true, Scale = new() { Min = 1, Max = 5 }, Pass = new() { Range = new() { AtLeast = "3" } },
                    },
                },
            },
        });
        await new ScorecardService.ScorecardServiceClient(_channel).DefineScorecardAsync(new()
        {
            Definition = new()
            {
                EffectiveFrom = "2026-01",
                Kpis = { new KpiDefinition { Kpi = KpiName.CustomerSatisfaction, Direction = KpiDirection.HigherIsBetter, Weight = "1", Cap = "1.5", Target = "0.9", NextStep = "Ask why." } },
            },
        });
    }

    private async Task<IReadOnlyList<Finding>> FindingsAsync(FindingState state) => (await Forms.ListFindingsAsync(new() { PartnerId = Partner, State = state })).Findings;

    /// <summary>The actions of the partner, once there is one.</summary>
    private async Task<IReadOnlyList<ChannelGrains.Actions.V1.Action>> ActionsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var actions = (await new ActionService.ActionServiceClient(_channel).ListActionsAsync(new() { Filter = new() { PartnerId = Partner } })).Actions;
            if (actions.Count > 0)
                return actions;
            await Task.Delay(100, patience.Token);
        }
    }

    private static CallOptions Options() => new(deadline: DateTime.UtcNow + CallTimeout);
}
