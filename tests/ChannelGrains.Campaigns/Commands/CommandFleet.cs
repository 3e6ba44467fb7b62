using ChannelGrains.Campaigns.Commands.Scripts;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>Those who send the programme's commands beside the transactions, and what they were told. Lives as long as the campaign.</summary>
internal sealed class CommandFleet
{
    /// <summary>What others need comes first. A story is told to a subject of its own, or, among transactions, to a partner that sells.</summary>
    private static readonly (string Kind, string[] Strands, Func<string, string, ICommandScript> Script)[] Kinds =
    [
        ("criteria", ["criteria"], (_, _) => new CriteriaScript()),
        ("programme", ["programme"], (_, _) => new ProgrammeScript()),
        ("scorecard", ["scorecard"], (_, _) => new ScorecardScript()),
        ("lifecycle", ["life-a", "life-b"], (_, id) => new LifecycleScript(id)),
        ("agreements", ["deal-a", "deal-b"], (_, id) => new AgreementScript(id)),
        ("settlement", ["money-a", "money-b"], (_, id) => new SettlementScript(id)),
        ("payments", ["paid-a", "paid-b"], (_, id) => new PaymentScript(id)),
        ("targets", ["goal-a"], (_, id) => new TargetScript(id)),
        ("allocations", ["share-a"], (_, id) => new AllocationScript(id)),
        ("selling days", ["selling"], (_, _) => new SellingDaysScript()),
        ("company targets", ["firm"], (_, id) => new ScopeTargetScript(id, new TargetScope { Company = true }, 2110)),
        ("type targets", ["intermediary"], (_, id) => new ScopeTargetScript(id, new TargetScope { ChannelType = ChannelType.Intermediary }, 2130)),
        ("feedback", ["voice-a"], (_, id) => new FeedbackScript(id, id, isAlone: true)),
        ("feedback among sales", ["s1", "m1", "k1"], (partnerId, id) => new FeedbackScript(partnerId, id, isAlone: false)),
        ("risk", ["risk-a"], (_, id) => new RiskScript(id)),
    ];

    private readonly long _seed;
    private readonly List<Strand> _strands;

    public CommandFleet(long seed, Findings findings)
    {
        _seed = seed;
        _strands = [.. Kinds.SelectMany(kind => kind.Strands.Select(name => new Strand(name, kind.Kind, id => kind.Script(name, id), Tally, findings)))];
    }

    public CommandTally Tally { get; } = new();

    /// <summary>The first command of each, in order; again it changes what a next one does.</summary>
    public async Task BeginAsync(ChannelBase channel)
    {
        foreach (var (strand, random) in Draws(0))
            await strand.StepAsync(channel, random);
    }

    public Task LoadAsync(ChannelBase channel, int round, Func<bool> mayGoOn) =>
        Task.WhenAll(Draws(round).Select(draw => draw.Strand.LoadAsync(channel, draw.Random, mayGoOn)));

    /// <summary>The same at the pace of people, by those who go on when a connection breaks.</summary>
    public Task PersistAsync(ChannelBase channel, int round, Func<bool> mayGoOn) =>
        Task.WhenAll(Draws(round).Select(draw => draw.Strand.PersistAsync(channel, draw.Random, mayGoOn)));

    /// <summary>Sends again what had no answer, until it has one, and some of the rest.</summary>
    public Task SettleAsync(ChannelBase channel, int round) =>
        Task.WhenAll(Draws(round).Select(draw => draw.Strand.SettleAsync(channel, draw.Random)));

    /// <summary>What was acknowledged is there, once, and nothing else but what had no answer.</summary>
    public Task CheckAsync(ChannelBase channel, int round, string when) =>
        Task.WhenAll(Draws(round).Select(draw => draw.Strand.CheckAsync(channel, draw.Random, when)));

    /// <summary>The same of everything that was ever sent.</summary>
    public Task CheckAllAsync(ChannelBase channel, string when) => Task.WhenAll(_strands.Select(strand => strand.CheckAllAsync(channel, when)));

    private IEnumerable<(Strand Strand, Random Random)> Draws(int round) =>
        _strands.Select((strand, place) => (strand, new Random((int)((_seed * 1_000_003 + round) * 37 + place))));
}
