using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Ids of breaks: the run, the payment or file, and the kind; of what no run made a hash. Dots separate them, which ids of runs do not hold.</summary>
public static class BreakIds
{
    public const string OfNoRun = "-.";

    private const int MaxLength = 64;

    public static string OfPayment(string runId, int number, BreakKind kind) => $"{runId}.{number:D5}.{(int)kind}";

    public static string OfFile(string runId, int file, BreakKind kind) => $"{runId}.F{file}.{(int)kind}";

    /// <summary>Start of the ids of a run.</summary>
    public static string Prefix(string runId) => runId + ".";

    /// <summary>The id of what no run made: by its EndToEndId, else its UETR, else the bank's reference, else where it stands.</summary>
    public static string Unknown(BankBooking booking) => OfNoRun + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        booking.EndToEndId.Length > 0 ? "e" + booking.EndToEndId
        : booking.Uetr.Length > 0 ? "u" + booking.Uetr
        : booking.Reference.Length > 0 ? "r" + booking.Reference
        : $"s{booking.Statement}\0{booking.Ordinal}")).AsSpan(0, 16));

    /// <summary>The run of a break's id; empty for no run. INVALID_ID where it is none.</summary>
    public static Outcome<string> RunOf(string breakId)
    {
        var dot = breakId.IndexOf('.');
        if (breakId.Length <= MaxLength && dot > 0 && breakId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'))
        {
            if (breakId.StartsWith(OfNoRun, StringComparison.Ordinal))
                return "";
            if (PaymentIds.Validate(breakId[..dot]) is null)
                return breakId[..dot];
        }
        return Refusal.InvalidArgument("INVALID_ID", "break_id is the id of no break: take it from ListBreaks.", "break_id");
    }

    public static Refusal NotFound(string breakId) => Refusal.NotFound("BREAK_NOT_FOUND", $"There is no break {breakId}. Take its id from ListBreaks.");
}
