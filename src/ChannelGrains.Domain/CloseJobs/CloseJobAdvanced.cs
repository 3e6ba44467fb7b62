namespace ChannelGrains.Domain.CloseJobs;

/// <summary>More partners were asked to close.</summary>
/// <param name="After">The last one, in the order of ids.</param>
/// <param name="Counts">What all have answered since the start.</param>
/// <param name="Refusals">The new ones of those that are kept.</param>
/// <param name="IsDone">No partner is left.</param>
[GenerateSerializer, Immutable]
public sealed record CloseJobAdvanced(
    [property: Id(0)] string After, [property: Id(1)] CloseCounts Counts, [property: Id(2)] IReadOnlyList<CloseRefusal> Refusals, [property: Id(3)] bool IsDone)
{
    /// <summary>The step that a job takes with what more partners have answered, in the order of ids.</summary>
    public static CloseJobAdvanced Of(CloseJob job, string last, IReadOnlyList<CloseAnswer> answers, bool isDone)
    {
        var counts = answers.Aggregate(job.Counts, (sum, answer) => sum + answer.Count);
        var room = CloseJob.MaxRefusals - job.Refusals.Count;
        return new(last, counts, [.. answers.Select(answer => answer.Refusal).OfType<CloseRefusal>().Take(room)], isDone);
    }
}
