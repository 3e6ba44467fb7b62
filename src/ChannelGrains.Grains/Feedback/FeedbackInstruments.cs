using System.Diagnostics.Metrics;

namespace ChannelGrains.Grains.Feedback;

/// <summary>Instruments of what customers say.</summary>
public sealed class FeedbackInstruments
{
    public const string MeterName = "ChannelGrains.Feedback";

    private readonly Counter<long> _answers;
    private readonly Counter<long> _opened;
    private readonly Counter<long> _answered;

    public FeedbackInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _answers = meter.CreateCounter<long>("channelgrains.feedback.answers", "{answer}", "Answers to surveys that were kept.");
        _opened = meter.CreateCounter<long>("channelgrains.feedback.complaints.opened", "{complaint}", "Complaints that came.");
        _answered = meter.CreateCounter<long>("channelgrains.feedback.complaints.answered", "{complaint}", "Complaints that were answered.");
        // There before their first event, so that their rates are seen.
        foreach (var holds in new[] { true, false })
        {
            _answers.Add(0, Satisfied(holds));
            _answered.Add(0, InTime(holds));
        }
        _opened.Add(0);
    }

    public void OnAnswer(bool isSatisfied) => _answers.Add(1, Satisfied(isSatisfied));

    public void OnOpened() => _opened.Add(1);

    public void OnAnswered(bool isInTime) => _answered.Add(1, InTime(isInTime));

    private static KeyValuePair<string, object?> Satisfied(bool isSatisfied) => new("satisfied", isSatisfied);

    private static KeyValuePair<string, object?> InTime(bool isInTime) => new("in_time", isInTime);
}
