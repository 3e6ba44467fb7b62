using System.Diagnostics.Metrics;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Surveys;

/// <summary>Instruments of surveys.</summary>
public sealed class SurveyInstruments
{
    public const string MeterName = "ChannelGrains.Surveys";

    private const string Outcome = "outcome";

    private readonly Counter<long> _invitations;
    private readonly Counter<long> _answers;

    public SurveyInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _invitations = meter.CreateCounter<long>("channelgrains.survey.invitations", "{invitation}", "Invitations that were made.");
        _answers = meter.CreateCounter<long>("channelgrains.survey.answers", "{answer}", "Answers that came, kept and refused.");
    }

    public void OnInvited(SurveySubject subject) => _invitations.Add(1, new KeyValuePair<string, object?>("subject", subject));

    public void OnAnswered() => _answers.Add(1, new KeyValuePair<string, object?>(Outcome, "kept"));

    public void OnRefused(Refusal refusal) => _answers.Add(1, new KeyValuePair<string, object?>(Outcome, refusal.Reason switch
    {
        SurveyRefusals.AnsweredReason => "answered_before",
        SurveyRefusals.ExpiredReason => "expired",
        _ => "refused",
    }));
}
