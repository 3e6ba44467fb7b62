namespace ChannelGrains.Domain.Feedback;

/// <summary>What customers said of one partner: counts by month, and the complaints that are open. Not for several threads at once.</summary>
public sealed class FeedbackBook
{
    private readonly SortedDictionary<int, FeedbackMonth> _months = [];
    private readonly SortedDictionary<string, WaitingComplaint> _open = new(StringComparer.Ordinal);

    /// <summary>The months in which something counts, in order, in months since 1970-01.</summary>
    public IEnumerable<KeyValuePair<int, FeedbackMonth>> Months => _months;

    /// <summary>The open complaints, by id.</summary>
    public IReadOnlyCollection<WaitingComplaint> Open => _open.Values;

    public FeedbackMonth In(int month) => _months.GetValueOrDefault(month);

    public bool TryGetOpen(string complaintId, out WaitingComplaint complaint) => _open.TryGetValue(complaintId, out complaint);

    /// <summary>The fold. A fact that does not fit the book, which no decision makes, throws <see cref="InvalidOperationException"/>.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="version">The fact's version in the partner's journal.</param>
    public void Apply(FeedbackFact fact, long version)
    {
        switch (fact)
        {
            case SurveyAnswered answer:
                Set(answer.AnsweredOn.Month, In(answer.AnsweredOn.Month).WithAnswer(answer.Score));
                break;
            case ComplaintOpened opened:
                Wait(new(opened.ComplaintId, version, opened.OpenedAtMicros, opened.DueAtMicros, opened.DueOn));
                break;
            case ComplaintAnswered answered:
                Close(answered);
                break;
            default:
                throw new InvalidOperationException($"{fact.GetType().Name} is nothing that a customer says.");
        }
    }

    /// <summary>Puts a month as a snapshot has it.</summary>
    public void Set(int month, FeedbackMonth counts) => _months[month] = counts;

    /// <summary>Puts an open complaint as a snapshot has it.</summary>
    public void Wait(WaitingComplaint complaint) => _open.Add(complaint.ComplaintId, complaint);

    private void Close(ComplaintAnswered answered)
    {
        if (!_open.Remove(answered.ComplaintId, out var complaint))
            throw new InvalidOperationException($"Complaint {answered.ComplaintId} is not open.");
        Set(complaint.DueOn.Month, In(complaint.DueOn.Month).WithAnswered(answered.AnsweredAtMicros <= complaint.DueAtMicros));
    }
}
