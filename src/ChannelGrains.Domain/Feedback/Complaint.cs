namespace ChannelGrains.Domain.Feedback;

/// <summary>A complaint as a caller is shown it.</summary>
/// <param name="Opened">How it came.</param>
/// <param name="Answered">How it was answered; null while it is open.</param>
[GenerateSerializer, Immutable]
public sealed record Complaint([property: Id(0)] ComplaintOpened Opened, [property: Id(1)] ComplaintAnswered? Answered)
{
    public ComplaintState State => Answered is null ? ComplaintState.Open : ComplaintState.Answered;

    /// <summary>Whether it was not answered within its limit, or is not yet and the limit is over.</summary>
    public bool IsOverdueAt(long nowMicros) => (Answered?.AnsweredAtMicros ?? nowMicros) > Opened.DueAtMicros;
}
