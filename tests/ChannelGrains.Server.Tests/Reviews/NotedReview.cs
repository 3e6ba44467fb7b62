using System.Collections.Concurrent;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using BusinessDay = ChannelGrains.Domain.Calendars.BusinessDay;
using Fact = ChannelGrains.Journal.V1.Fact;
using SurveyAnswered = ChannelGrains.Domain.Feedback.SurveyAnswered;

namespace ChannelGrains.Server.Tests.Reviews;

/// <summary>A review that notes whom it looks at, and states, once for each partner with sales, an answer of the worst score.</summary>
internal sealed class NotedReview : PartnerReview
{
    private readonly ConcurrentQueue<(string PartnerId, long AtMicros, long Version, long Answers)> _looks = [];

    public long Settings { get; set; }

    /// <summary>When the partners that have nothing more to state are due; null for never.</summary>
    public long? DueMicros { get; set; }

    /// <summary>Who alone is due; null for all.</summary>
    public string? DuePartner { get; set; }

    public bool Fails { get; set; }

    /// <summary>Whether batches give it something to say.</summary>
    public bool NeedsBatches { get; set; } = true;

    public override string Name => "noted";

    public override byte Format => 1;

    public IReadOnlyList<(string PartnerId, long AtMicros, long Version, long Answers)> LooksAt(string partnerId) => [.. _looks.Where(look => look.PartnerId == partnerId)];

    public override bool IsNeededAfterBatch(PartnerGrain grain, FoldedPartner partner) => NeedsBatches;

    public override ValueTask<long> ReadSettingsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Settings);

    public override ValueTask<ReviewOutcome> ReviewAsync(PartnerGrain grain, FoldedPartner partner, long nowMicros, CancellationToken cancellationToken)
    {
        var answers = partner.Part<FeedbackBook>()?.Months.Sum(month => month.Value.Score1) ?? 0;
        _looks.Enqueue((grain.PartnerId, nowMicros, grain.Version, answers));
        if (Fails)
            throw new InvalidOperationException("The review fails.");
        if (answers == 0 && partner.Sales.LastDay != BusinessDay.SinceEver.DaysSinceEpoch)
            return ValueTask.FromResult(StateAnswer(grain, new BusinessDay(partner.Sales.LastDay)));
        var isDue = nowMicros < DueMicros && (DuePartner ?? grain.PartnerId) == grain.PartnerId;
        return ValueTask.FromResult(ReviewOutcome.NothingUntil(isDue ? DueMicros : null));
    }

    private static ReviewOutcome StateAnswer(PartnerGrain grain, BusinessDay day)
    {
        var index = new IndexWrites();
        index.Put(FeedbackKeys.AnswerOn(grain.PartnerId, day, grain.Version + 1), []);
        return new(new Fact { Feedback = FeedbackFacts.ToFact(new SurveyAnswered(1, "", "", day, null)) }, null, index);
    }
}
