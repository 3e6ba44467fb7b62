namespace ChannelGrains.Journal;

/// <summary>What a verification read and found. Checking ends at the first damage of the log, since all after it depends on it.</summary>
/// <param name="Bytes">Length of the log that was read, heads included.</param>
/// <param name="Notes">What is in order but worth knowing, such as an index that is behind and so was not compared entry by entry.</param>
public sealed record VerifyReport(
    long Groups, long Records, long Journals, long Bytes, IReadOnlyList<VerifyProblem> Problems, IReadOnlyList<string> Notes)
{
    public bool IsSound => Problems.Count == 0;
}
