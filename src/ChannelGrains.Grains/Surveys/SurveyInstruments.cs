using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Surveys;

/// <summary>Instruments of surveys.</summary>
public sealed class SurveyInstruments
{
    public const string MeterName = "ChannelGrains.Surveys";

    private const string Kept = "kept", AnsweredBefore = "answered_before", Expired = "expired", Refused = "refused";

    private readonly Counter<long> _invitations;
    private readonly Counter<long> _answers;

    public SurveyInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _invitations = meter.CreateCounter<long>("channelgrains.survey.invitations", "{invitation}", "Invitations that were made.");
        _answers = meter.CreateCounter<long>("channelgrains.survey.answers", "{answer}", "Answers that came, kept and refused.");
        // There before their first event, so that their rates are seen.
        foreach (var subject in Enum.GetValues<SurveySubject>().Where(subject => subject != SurveySubject.Unspecified))
            OnInvited(subject, 0);
        foreach (var outcome in new[] { Kept, AnsweredBefore, Expired, Refused })
            OnAnswers(outcome, 0);
    }

    public void OnInvited(SurveySubject subject) => OnInvited(subject, 1);

    public void OnAnswered() => OnAnswers(Kept, 1);

    public void OnRefused(Refusal refusal) => OnAnswers(refusal.Reason switch
    {
        SurveyRefusals.AnsweredReason => AnsweredBefore,
        SurveyRefusals.ExpiredReason => Expired,
        _ => Refused,
    }, 1);

    private void OnInvited(SurveySubject subject, int count) => _invitations.Add(count, new KeyValuePair<string, object?>("subject", subject.ToString()));

    private void OnAnswers(string outcome, int count) => _answers.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
}
