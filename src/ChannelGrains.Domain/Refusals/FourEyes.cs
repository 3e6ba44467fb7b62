namespace ChannelGrains.Domain.Refusals;

/// <summary>That two people see what moves money.</summary>
/// <param name="isSingleUser">Whether one person may do both: for a single user's own machine.</param>
public sealed class FourEyes(bool isSingleUser)
{
    public bool IsSingleUser => isSingleUser;

    /// <summary>SAME_PRINCIPAL where one principal would do both; null when it may.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="other">Who took the step before.</param>
    /// <param name="what">What of.</param>
    public Refusal? Check(string principal, string other, string what) => isSingleUser || principal != other
        ? null
        : Refusal.PermissionDenied("SAME_PRINCIPAL", $"{principal} took the step before on {what}: have another person do it, or start the server with --insecure-single-user.");
}
