using ChannelGrains.Domain.Markets;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.CloseJobs;
using ChannelGrains.Grains.FormPlans;
using ChannelGrains.Grains.Discipline;
using ChannelGrains.Grains.Forms;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Payments;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Selection;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Grains.Tools;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Golden;

/// <summary>The fold of golden records gives, byte by byte, the snapshots that it gave before. Where it is to give others, its version is raised.</summary>
public sealed class GoldenSnapshotTests
{
    private static readonly SipHash Secret = new([.. Enumerable.Range(1, SipHash.SecretBytes).Select(number => (byte)number)]);

    [Fact]
    public void Parts_OfAPartner_AreTheGoldenOnes()
    {
        using var capabilities = new ServiceCollection().AddCapabilities().BuildServiceProvider();
        var snapshot = PartnerSnapshot.Parser.ParseFrom(Fold(capabilities.GetRequiredService<PartnerSections>().Fold(Secret, GoldenScript.Partner), out var version));

        GoldenFile.Check("snapshot.partner", [$"version {version}", .. snapshot.Requests.Select(Hex)]);
        foreach (var part in snapshot.Parts)
            GoldenFile.Check($"snapshot.partner.{NameOf(part)}", [$"version {part.FoldVersion}", Convert.ToHexStringLower(part.State.Span)]);
    }

    [Theory]
    [InlineData(GoldenScript.Candidate, "lifecycle")]
    [InlineData(GoldenScript.Candidate, "selection")]
    [InlineData(GoldenScript.Candidate, "form_records")]
    [InlineData(GoldenScript.Candidate, "certificates")]
    [InlineData(GoldenScript.Candidate, "actions")]
    [InlineData(GoldenScript.Candidate, "surveys")]
    [InlineData(GoldenScript.Candidate, "feedback")]
    public void Part_OfAnotherPartner_IsTheGoldenOne(string partner, string part)
    {
        using var capabilities = new ServiceCollection().AddCapabilities().BuildServiceProvider();
        var snapshot = PartnerSnapshot.Parser.ParseFrom(Fold(capabilities.GetRequiredService<PartnerSections>().Fold(Secret, partner), out _));
        var found = snapshot.Parts.Single(one => NameOf(one) == part);
        GoldenFile.Check($"snapshot.{partner}.{part}", [$"version {found.FoldVersion}", Convert.ToHexStringLower(found.State.Span)]);
    }

    [Fact]
    public void Snapshots_OfTheOthers_AreTheGoldenOnes()
    {
        Check("programme", new ProgrammeFold());
        Check("scorecards", new ScorecardFold());
        Check("criteria", new CriteriaFold());
        Check("source", new SourceFold(GoldenScript.Keyed));
        Check("target", new TargetFold(TargetNames.GrainKey(Domain.Targets.TargetScope.OfRegion("cn"))));
        Check("close", new CloseJobFold("2025-12"));
        Check("payment_run", new RunFold(GoldenScript.Run));
        Check("bank", new BankFold());
        Check("actions", new ProgrammeActionsFold());
        Check("risk_rules", new RiskRulesFold());
        Check("requirements", new RequirementsFold());
        Check("discipline", new DisciplineFold());
        Check("forms", new FormsFold());
        Check("plans", new PlansFold());
        Check("tools", new ToolsFold());
        Check("market", new MarketFold(MarketNames.GrainKey(new MarketKey("cn", "tea"))));
    }

    private static void Check<TState>(string name, StateFold<TState> fold)
        where TState : class, IJournalledState
    {
        var snapshot = Fold(fold, out var version);
        GoldenFile.Check($"snapshot.{name}", [$"version {version}", Convert.ToHexStringLower(snapshot)]);
    }

    private static byte[] Fold<TState>(StateFold<TState> fold, out int version)
        where TState : class, IJournalledState
    {
        var state = fold.Start();
        foreach (var (at, record) in GoldenFacts.Read(fold.Journal.Value))
            fold.Apply(state, at, record);
        version = fold.Version;
        var snapshot = fold.Capture(state);
        Assert.Empty(fold.Differences(snapshot, fold.Capture(fold.Restore(snapshot).State)));
        return snapshot;
    }

    private static string NameOf(SnapshotPart part) => Fact.Descriptor.FindFieldByNumber(part.Kind).Name;

    private static string Hex(RequestSnapshot request) => Convert.ToHexStringLower(Google.Protobuf.MessageExtensions.ToByteArray(request));
}
