using System.Globalization;
using System.Security.Cryptography;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Ids of runs, and what the bank sees of them. None of them has more than 35 characters, or other letters than a bank's.</summary>
public static class PaymentIds
{
    public const int MaxRunIdLength = 24;

    private const int NumberDigits = 5;

    /// <summary>Null when the id is well formed, else INVALID_ID.</summary>
    public static Refusal? Validate(string runId, string field = "payment_run_id") =>
        runId.Length is >= 1 and <= MaxRunIdLength && runId[0] != '-' && runId[^1] != '-' && runId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? null
            : Refusal.InvalidArgument("INVALID_ID",
                $"{field} '{(runId.Length <= MaxRunIdLength ? runId : runId[..MaxRunIdLength] + "...")}' must be 1 to {MaxRunIdLength} letters, digits and -, without - at either end.", field);

    /// <summary>The EndToEndId of a payment, from its number in the run.</summary>
    public static string EndToEnd(string runId, int number) => $"{runId}-{number.ToString("D5", CultureInfo.InvariantCulture)}";

    /// <summary>The MsgId of a file, from its number in the run.</summary>
    public static string Message(string runId, int file) => $"{runId}-F{file.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The PmtInfId of a file's payments.</summary>
    public static string Information(string runId, int file) => $"{runId}-P{file.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The run and number that an EndToEndId is made of; false for one that no run made.</summary>
    public static bool TryReadEndToEnd(string text, out string runId, out int number)
    {
        (runId, number) = ("", 0);
        var dash = text.LastIndexOf('-');
        if (dash < 1 || text.Length - dash - 1 != NumberDigits
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1 || Validate(text[..dash]) is not null)
            return false;
        runId = text[..dash];
        return true;
    }

    /// <summary>The run and file that a MsgId or PmtInfId is made of; false for one that no run made.</summary>
    public static bool TryReadFile(string text, out string runId, out int file)
    {
        (runId, file) = ("", 0);
        var dash = text.LastIndexOf('-');
        if (dash < 1 || text.Length < dash + 3 || text[dash + 1] is not ('F' or 'P') || text[dash + 2] == '0'
            || !int.TryParse(text.AsSpan(dash + 2), NumberStyles.None, CultureInfo.InvariantCulture, out file) || Validate(text[..dash]) is not null)
            return false;
        runId = text[..dash];
        return true;
    }

    /// <summary>The UETR of a payment, as RFC 4122 writes a UUID of version 4: from the run's seed, so that it is the same each time, and no other run's.</summary>
    /// <param name="seed">The run's random bytes.</param>
    /// <param name="number">The payment's number in the run.</param>
    public static string Uetr(ReadOnlySpan<byte> seed, int number)
    {
        Span<byte> input = stackalloc byte[seed.Length + sizeof(int)];
        seed.CopyTo(input);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(input[seed.Length..], number);
        var hash = SHA256.HashData(input);
        hash[6] = (byte)(hash[6] & 0x0F | 0x40);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }
}
