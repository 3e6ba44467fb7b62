using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Feedback;

/// <summary>What is known of a partner's customers as a part of its snapshot.</summary>
internal static class FeedbackSnapshots
{
    public static FeedbackSnapshot Capture(FeedbackBook book)
    {
        var snapshot = new FeedbackSnapshot();
        snapshot.Months.AddRange(book.Months.Select(month => new FeedbackMonthSnapshot
        {
            Month = month.Key,
            Answers = { month.Value.ByScore },
            Answered = month.Value.Answered,
            InTime = month.Value.InTime,
        }));
        snapshot.Open.AddRange(book.Open.Select(complaint => new OpenComplaintSnapshot
        {
            ComplaintId = complaint.ComplaintId,
            Version = complaint.Version,
            OpenedAtMicros = complaint.OpenedAtMicros,
            DueAtMicros = complaint.DueAtMicros,
            DueOn = complaint.DueOn.DaysSinceEpoch,
        }));
        return snapshot;
    }

    public static void Restore(FeedbackBook book, FeedbackSnapshot snapshot)
    {
        foreach (var month in snapshot.Months)
            book.Set(month.Month, new FeedbackMonth(
                month.Answers[0], month.Answers[1], month.Answers[2], month.Answers[3], month.Answers[4], month.Answered, month.InTime));
        foreach (var complaint in snapshot.Open)
            book.Wait(new WaitingComplaint(complaint.ComplaintId, complaint.Version, complaint.OpenedAtMicros, complaint.DueAtMicros, new BusinessDay(complaint.DueOn)));
    }
}
