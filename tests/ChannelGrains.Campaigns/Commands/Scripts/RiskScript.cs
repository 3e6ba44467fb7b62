using System.Globalization;
using ChannelGrains.Actions.V1;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Enum = System.Enum;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A partner whose level of risk rises and falls: by sales below and above their cost, by mutes, and by rules that weigh its one factor more or less. Each command waits for what the one
/// before had stated, so that the number of rises is known; each rise opens one action. The story ends muted, so that rules of later ones leave its level.</summary>
internal sealed class RiskScript(string partnerId) : ICommandScript
{
    private const int MaxCommands = 70, PageSize = 1_000, MostGlances = 60;

    /// <summary>A silo that hangs keeps a review waiting until others have declared it dead.</summary>
    private const int MostGlancesAtReview = 600;

    private const string Level = "level", Rises = "rises", Low = "0";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly ActionState[] States = [ActionState.Open, ActionState.InProgress, ActionState.Done, ActionState.Verified, ActionState.Cancelled];

    private Standing _standing = new(0, false, true);
    private string? _rulesEtag;
    private int _made;
    private int _sales;

    public string Subject => $"the risk of {partnerId}";

    private string SourceId => $"{partnerId}-erp";

    public Command? Next(Random random, Shown acknowledged)
    {
        var made = _made++;
        switch (made)
        {
            case 0:
                return PartnerCommands.Create(partnerId, PartnerState.Active, shown => shown.Plus(PartnerRecords.Name).With(Level, Low).Plus(Rises, 0), _ => { });
            case 1:
                return CreateSource();
            case 2:
                return SetRules(_standing);
            case < MaxCommands:
                return Draw(random);
            default:
                // Rules of later stories are none of this one's.
                _rulesEtag = null;
                return _standing.IsMuted ? null : Mute(_standing with { IsMuted = true });
        }
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        try
        {
            await SettleAsync(channel, _rulesEtag);
            var risk = (await new RiskService.RiskServiceClient(channel).GetPartnerRiskAsync(new GetPartnerRiskRequest { PartnerId = partnerId })).Risk;
            var levels = await LevelsAsync(channel);
            var opened = await OpenedAsync(channel, levels);
            var shown = Shown.Nothing.With(Level, Text(LevelOf(risk.Stated))).Plus(Rises, levels.Count(IsRise));
            for (var place = 0; place < levels.Count; place++)
                if (levels[place].Level.From != (place == 0 ? RiskLevel.Low : levels[place - 1].Level.To))
                    shown = shown.With($"level of record {levels[place].JournalVersion}", $"from {levels[place].Level.From}");
            foreach (var cause in levels.Where(IsRise).Select(CauseOf).Union(opened))
                if ((opened.Count(one => one == cause), levels.Any(one => IsRise(one) && CauseOf(one) == cause)) is var (actions, isRise) && (actions != 1 || !isRise))
                    shown = shown.With($"actions for {cause}", isRise ? $"{actions}" : $"{actions}, and no rise");
            return await PartnerRecords.ReadAsync(channel, partnerId, shown);
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return Shown.Nothing;
        }
    }

    private Command Draw(Random random) => random.Next(100) switch
    {
        < 45 => Sell(random),
        < 65 => Mute(_standing with { IsMuted = !_standing.IsMuted }),
        < 90 => SetRules(_standing with { IsGrave = !_standing.IsGrave }),
        < 95 => Mute(_standing, "2000-01-01", new(StatusCode.InvalidArgument, "MUTE_TOO_LONG")),
        _ => SetRules(_standing, "old", new(StatusCode.Aborted, "ETAG_MISMATCH")),
    };

    private Command<CreateSourceRequest, CreateSourceResponse> CreateSource() => new(
        new CreateSourceRequest { Source = new Source { SourceId = SourceId, Mode = SourceMode.Keyed } },
        (channel, sent) => new IngestService.IngestServiceClient(channel).CreateSourceAsync(sent),
        altered => altered.Source.DisplayName = "another");

    /// <summary>A sale after which all of them have lost, or have earned, something from 100 to 499 yuan.</summary>
    private TradeCommand Sell(Random random)
    {
        var after = _standing with { Lost = (random.Next(2) == 0 ? 1 : -1) * (100 + random.Next(400)) };
        var amount = 1_000 + random.Next(1_000);
        var sale = new Transaction
        {
            TransactionId = $"{partnerId}-{++_sales}",
            OccurredAt = Timestamp.FromDateTime(DateTime.UtcNow.AddHours(-1)),
            Kind = TransactionKind.Sale,
            CurrencyCode = "CNY",
            Lines =
            {
                new TransactionLine
                {
                    Category = "food", AmountMicros = amount * 1_000_000L, CostMicros = (amount + after.Lost - _standing.Lost) * 1_000_000L, QuantityThousandths = 1_000,
                },
            },
        };
        var (before, etag) = (_standing, _rulesEtag);
        return new(SourceId, partnerId, sale, () => _standing = after) { Before = channel => SettleAsync(channel, etag), Effect = shown => Counted(shown, before, after) };
    }

    private Command<MuteFactorRequest, MuteFactorResponse> Mute(Standing after) =>
        Mute(after, after.IsMuted ? DateTime.UtcNow.AddDays(300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "", null);

    private Command<MuteFactorRequest, MuteFactorResponse> Mute(Standing after, string until, Refused? refused)
    {
        var (before, etag) = (_standing, _rulesEtag);
        return new(
            new MuteFactorRequest { PartnerId = partnerId, Factor = RiskFactorKind.NegativeMargin, Until = until, Reason = "looked into" },
            (channel, sent) => new RiskService.RiskServiceClient(channel).MuteFactorAsync(sent),
            altered => altered.Reason += " again")
        {
            Before = channel => SettleAsync(channel, etag),
            Effect = shown => Counted(shown, before, after),
            Taken = _ => _standing = after,
            Refused = refused,
        };
    }

    private Command<SetRiskRulesRequest, SetRiskRulesResponse> SetRules(Standing after, string etag = "", Refused? refused = null)
    {
        var rules = new RiskRules { Etag = etag };
        foreach (var kind in Enum.GetValues<RiskFactorKind>().Where(kind => kind != RiskFactorKind.Unspecified))
            rules.Factors.Add(kind == RiskFactorKind.NegativeMargin
                ? new RiskRule { Kind = kind, Weight = after.IsGrave ? "1" : "0.4", Start = "0", Full = "0.000001", Hysteresis = "0" }
                : new RiskRule { Kind = kind, Weight = "0", Start = "1", Full = "2" });
        foreach (var level in new[] { RiskLevel.Medium, RiskLevel.High, RiskLevel.Critical })
            rules.Measures.Add(new RiskMeasure { Level = level, Title = "look into it", DueDays = 7 });
        var before = _standing;
        return new(
            new SetRiskRulesRequest { Rules = rules },
            (channel, sent) => new RiskService.RiskServiceClient(channel).SetRiskRulesAsync(sent),
            altered => altered.Rules.HoldAtCritical = true)
        {
            // It may have been taken before a kill left it without an answer: then others hold than those that are known.
            Before = channel => SettleAsync(channel, null),
            Effect = shown => Stated(shown, before, after),
            Taken = answer => (_standing, _rulesEtag) = (after, answer.Rules.Etag),
            Refused = refused,
        };
    }

    /// <summary>Waits, not for ever, until the level is stated that the facts and rules give. For rules it waits less: others hold than those that are known where they had no answer.</summary>
    private async Task SettleAsync(ChannelBase channel, string? rulesEtag)
    {
        for (var glance = 0; glance < MostGlancesAtReview; glance++)
        {
            var risk = (await new RiskService.RiskServiceClient(channel).GetPartnerRiskAsync(new GetPartnerRiskRequest { PartnerId = partnerId })).Risk;
            if (LevelOf(risk.Stated) == risk.Level && (rulesEtag is null || risk.RulesEtag == rulesEtag || glance >= MostGlances))
                return;
            await Task.Delay(Glance);
        }
    }

    /// <summary>The levels that were stated, the first one first.</summary>
    private async Task<IReadOnlyList<RiskEvent>> LevelsAsync(ChannelBase channel)
    {
        List<RiskEvent> levels = [];
        var request = new ListRiskHistoryRequest { PartnerId = partnerId, PageSize = PageSize };
        do
        {
            var page = await new RiskService.RiskServiceClient(channel).ListRiskHistoryAsync(request);
            levels.AddRange(page.Events.Where(one => one.KindCase == RiskEvent.KindOneofCase.Level));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        levels.Reverse();
        return levels;
    }

    /// <summary>The causes of the actions. Lists follow the journal a little later.</summary>
    private async Task<IReadOnlyList<string>> OpenedAsync(ChannelBase channel, IReadOnlyList<RiskEvent> levels)
    {
        var request = new ListActionsRequest { Filter = new ActionFilter { PartnerId = partnerId, Kind = ActionKind.Risk, States = { States } }, PageSize = PageSize };
        for (var glance = 1; ; glance++)
        {
            List<string> causes = [.. (await new ActionService.ActionServiceClient(channel).ListActionsAsync(request)).Actions.Select(action => action.Cause)];
            if (causes.Count >= levels.Count(IsRise) || glance == MostGlances)
                return causes;
            await Task.Delay(Glance);
        }
    }

    private static Shown Counted(Shown shown, Standing before, Standing after) => Stated(shown, before, after).Plus(PartnerRecords.Name);

    private static Shown Stated(Shown shown, Standing before, Standing after) => shown.With(Level, Text(after.Level)).Plus(Rises, after.Level > before.Level ? 1 : 0);

    private static bool IsRise(RiskEvent stated) => stated.Level.To > stated.Level.From;

    private static string CauseOf(RiskEvent stated) => string.Create(CultureInfo.InvariantCulture, $"risk:{stated.JournalVersion}");

    private static RiskLevel LevelOf(StatedRisk? stated) => stated?.Level ?? RiskLevel.Low;

    private static string Text(RiskLevel level) => ((int)level - (int)RiskLevel.Low).ToString(CultureInfo.InvariantCulture);

    /// <param name="Lost">Cost above net sales, whole yuan.</param>
    /// <param name="IsMuted">The factor does not count.</param>
    /// <param name="IsGrave">The rules have it count in full.</param>
    private sealed record Standing(int Lost, bool IsMuted, bool IsGrave)
    {
        public RiskLevel Level => IsMuted || Lost <= 0 ? RiskLevel.Low : IsGrave ? RiskLevel.Critical : RiskLevel.Medium;
    }
}
