using System.Globalization;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Fleet.Voices;

/// <summary>Tells the server what customers say, a day at once when it is over. Each call has an id of its own that follows from the day, so that a day told twice
/// counts once.</summary>
/// <param name="channel">The server.</param>
/// <param name="seed">What the story follows from.</param>
/// <param name="firstDay">Its first day.</param>
/// <param name="toldBefore">Days before this were told by an earlier start.</param>
internal sealed class VoiceLine(ChannelBase channel, int seed, DateOnly firstDay, DateOnly toldBefore)
{
    private readonly FeedbackService.FeedbackServiceClient _feedback = new(channel);
    private readonly DateOnly _firstDay = firstDay;

    /// <summary>The first day that is not told yet.</summary>
    public DateOnly ToldUntil { get; private set; } = firstDay;

    /// <summary>Tells a day that is over.</summary>
    public async Task TellAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (day >= toldBefore)
            await Task.WhenAll(PartnerCast.All.Select(partner => TellAsync(partner, day, cancellationToken)));
        ToldUntil = day.AddDays(1);
    }

    private async Task TellAsync(FleetPartner partner, DateOnly day, CancellationToken cancellationToken)
    {
        var (voices, name) = (DayVoices.Of(seed, partner, day), Name(day));
        foreach (var (place, score) in voices.Scores.Index())
            await _feedback.RecordSurveyAnswerAsync(
                new RecordSurveyAnswerRequest
                {
                    PartnerId = partner.Id,
                    Answer = new SurveyAnswer { Score = score, Channel = "wechat", QuestionId = "overall", AnsweredOn = name },
                    RequestId = $"{name} {place}",
                },
                cancellationToken: cancellationToken);
        if (voices.ComplaintAt is { } at)
            await _feedback.OpenComplaintAsync(
                new OpenComplaintRequest { PartnerId = partner.Id, ComplaintId = $"C-{name}", Subject = "包裹破损 a damaged parcel", OpenedAt = Timestamp.FromDateTimeOffset(at), RequestId = name },
                cancellationToken: cancellationToken);
        for (var before = day.AddDays(-DayVoices.LongestAnswerDays); before <= day; before = before.AddDays(1))
            if (before >= _firstDay && DayVoices.Of(seed, partner, before).AnsweredAt is { } answeredAt && BeijingTime.DayOf(answeredAt) == day)
                await AnswerAsync(partner, before, answeredAt, cancellationToken);
    }

    private async Task AnswerAsync(FleetPartner partner, DateOnly complaint, DateTimeOffset at, CancellationToken cancellationToken) => await _feedback.AnswerComplaintAsync(
        new AnswerComplaintRequest { PartnerId = partner.Id, ComplaintId = $"C-{Name(complaint)}", Answer = "换新 a new one is on its way", AnsweredAt = Timestamp.FromDateTimeOffset(at), RequestId = Name(complaint) },
        cancellationToken: cancellationToken);

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
