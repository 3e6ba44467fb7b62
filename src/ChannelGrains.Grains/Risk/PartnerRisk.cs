using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using RiskFact = ChannelGrains.Domain.Risk.RiskFact;

namespace ChannelGrains.Grains.Risk;

internal sealed class PartnerRisk(IGrainContextAccessor context, RiskSettings settings) : PartnerExtension(context), IPartnerRisk
{
    /// <summary>Findings that are named as the evidence of a factor.</summary>
    private const int MaxRedLines = 20;

    private static readonly RiskBook Nothing = new();
    private static readonly FactAnswers<StatedVersion> Answers = new((_, version) => new(version));

    public async Task<Answer<PartnerRiskReading>> Get()
    {
        var known = await settings.ReadAsync(CancellationToken.None);
        return await Partner.InTurnAsync(async partner =>
        {
            if (partner.Life is not { } life)
                return Answer<PartnerRiskReading>.Refuse(Unknown());
            var (now, book) = (Partner.NowMicros, BookOf(partner));
            var risk = RiskEvaluation.Evaluate(await RiskInputsReader.ReadAsync(Partner, partner, known.Selling, now), known.Rules.Rules, book.Standing);
            var today = life.DayOf(now);
            return Answer<PartnerRiskReading>.Of(
                new PartnerRiskReading
                {
                    Level = risk.Level,
                    Score = risk.Score,
                    Factors = risk.Factors,
                    NextDueMicros = risk.NextDueMicros,
                    Stated = book.Standing,
                    StatedScore = book.Score,
                    StatedVersion = book.LevelVersion,
                    StatedSinceMicros = book.LevelAtMicros,
                    Hold = book.Hold,
                    Mutes = [.. book.Mutes.Where(mute => today < mute.Until)],
                    RedLines = [.. RiskInputsReader.RedLines(partner).Take(MaxRedLines).Select(finding => FormRecordKeys.FindingId(finding.RecordId, finding.Key.ItemId))],
                    RulesEtag = known.Rules.Etag,
                    AsOfMicros = now,
                    Version = Partner.Version,
                }, Partner.Ticket);
        }, CancellationToken.None);
    }

    public Task<Answer<StatedVersion>> Mute(MuteFactor command, RequestStamp request) =>
        ChangeAsync("MuteFactor", request, partner => Fact(command.Decide(BookOf(partner), partner.Life!.DayOf(Partner.NowMicros))));

    public Task<Answer<StatedVersion>> Hold(SetHold command, RequestStamp request) => ChangeAsync("SetHold", request, partner => Fact(command.Decide(BookOf(partner))));

    public Task<Answer<StatedVersion>> Release(ReleaseHold command, RequestStamp request) => ChangeAsync("ReleaseHold", request, partner => Fact(command.Decide(BookOf(partner))));

    public async Task<Answer<ListedStatements>> List(int pageSize, long before)
    {
        if (!await Partner.ReadDurableAsync(partner => partner.Life is not null, CancellationToken.None))
            return Answer<ListedStatements>.Refuse(Unknown());
        var size = Pages.Size(pageSize);
        var after = before > 0 ? RiskKeys.Stated(Partner.PartnerId, before) : default(ReadOnlyMemory<byte>);
        var entries = await Partner.Store.ScanIndexAsync(RiskKeys.Stated(Partner.PartnerId), after, size, descending: true, CancellationToken.None);
        List<RecordedStatement> statements = [];
        foreach (var entry in entries)
            statements.Add(await ReadAsync(RiskKeys.VersionOf(entry.Key.Span)));
        return Answer<ListedStatements>.Of(new ListedStatements(statements, statements.Count < size ? 0 : statements[^1].Version), default);
    }

    private async ValueTask<RecordedStatement> ReadAsync(long version)
    {
        var fact = Journal.V1.Fact.Parser.ParseFrom((await Partner.ReadRecordAsync(version, CancellationToken.None)).Span);
        return new RecordedStatement(version, fact.RecordedAtMicros, fact.Principal, RiskFacts.ToDomain(fact.Risk)!);
    }

    private Task<Answer<StatedVersion>> ChangeAsync(string method, RequestStamp request, Func<FoldedPartner, Outcome<RiskFact>> decide) => Partner.ChangeAsync(
        method, request, Answers, partner =>
        {
            if (partner.Life is null)
                return ValueTask.FromResult<Decision<StatedVersion>>(Unknown());
            var outcome = decide(partner);
            if (outcome.IsRefused)
                return ValueTask.FromResult<Decision<StatedVersion>>(outcome.Refusal);
            var index = new IndexWrites();
            index.Put(RiskKeys.Stated(Partner.PartnerId, Partner.Version + 1), []);
            return ValueTask.FromResult(new Decision<StatedVersion>(
                new Journal.V1.Fact { Risk = RiskFacts.ToFact(outcome.Value, 0) }, new StatedVersion(Partner.Version + 1), null, index));
        }, CancellationToken.None);

    private static Outcome<RiskFact> Fact<TFact>(Outcome<TFact> outcome)
        where TFact : RiskFact => outcome.IsRefused ? outcome.Refusal : outcome.Value;

    private static RiskBook BookOf(FoldedPartner partner) => partner.Part<RiskBook>() ?? Nothing;
}
