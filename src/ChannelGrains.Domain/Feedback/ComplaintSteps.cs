using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Feedback;

/// <summary>The life of a complaint. Whether it is overdue is no state: it follows from its limit and the time.</summary>
public static class ComplaintSteps
{
    /// <summary>From which state which step leads where. What is not listed is refused.</summary>
    public static readonly IReadOnlyDictionary<(ComplaintState From, ComplaintStep Step), ComplaintState> Table = new Dictionary<(ComplaintState, ComplaintStep), ComplaintState>
    {
        [(ComplaintState.Unspecified, ComplaintStep.Open)] = ComplaintState.Open,
        [(ComplaintState.Open, ComplaintStep.Answer)] = ComplaintState.Answered,
    };

    /// <summary>Null when the step can be taken. Else COMPLAINT_NOT_FOUND, COMPLAINT_EXISTS for one that cannot come again, or COMPLAINT_STATE, which names the
    /// steps that can.</summary>
    public static Refusal? Check(string complaintId, ComplaintState state, ComplaintStep step)
    {
        if (Table.ContainsKey((state, step)))
            return null;
        if (state == ComplaintState.Unspecified)
            return Refusal.NotFound("COMPLAINT_NOT_FOUND", $"The partner has no complaint {complaintId}. Check the id against the list of complaints.");
        if (step == ComplaintStep.Open)
            return Refusal.AlreadyExists("COMPLAINT_EXISTS", $"Complaint {complaintId} came before, and is {Name(state)}: choose another id for another complaint.");
        var allowed = Table.Keys.Where(key => key.From == state).Select(key => Name(key.Step)).ToList();
        return Refusal.FailedPrecondition("COMPLAINT_STATE",
            $"Complaint {complaintId} is {Name(state)}, so it cannot take the step {Name(step)}: {(allowed.Count > 0 ? $"allowed is {string.Join(", ", allowed)}" : "no step is left")}.");
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToUpperInvariant();
}
