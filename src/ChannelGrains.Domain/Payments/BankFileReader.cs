using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Xml;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Reads pain.002, camt.053 and camt.054 of ISO 20022, of any version from the first in use to the present one.</summary>
public static class BankFileReader
{
    public const int MaxBytes = 4_000_000, MaxItems = 20_000;

    private const string Field = "content", Start = "urn:iso:std:iso:20022:tech:xsd:";

    private static readonly FrozenDictionary<string, (BankFileKind Kind, int First, int Last)> Known = new Dictionary<string, (BankFileKind, int, int)>
    {
        ["pain.002.001."] = (BankFileKind.Status, 3, 14),
        ["camt.053.001."] = (BankFileKind.Statement, 2, 13),
        ["camt.054.001."] = (BankFileKind.Notification, 2, 13),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The file. Refused, in this order: BANK_FILE_EMPTY, BANK_FILE_TOO_LARGE; then, whichever comes first in the file, BANK_FILE_UNREADABLE for what is no XML or holds a
    /// DTD, BANK_FILE_UNKNOWN for another message or version, BANK_FILE_INVALID for what such a message does not say like this.</summary>
    public static Outcome<BankFile> Read(byte[] content)
    {
        if (content.Length == 0)
            return Refusal.InvalidArgument("BANK_FILE_EMPTY", "content is empty: send the bank's file.", Field);
        if (content.Length > MaxBytes)
            return Refusal.InvalidArgument("BANK_FILE_TOO_LARGE", $"content has {content.Length} bytes: at most {MaxBytes}. Have the bank send smaller files, or split it by its statements.", Field);
        try
        {
            using var xml = new BankXml(content);
            return Read(xml) with { FileId = [.. SHA256.HashData(content)] };
        }
        catch (XmlException exception)
        {
            // What it says itself may quote the file.
            return Refusal.InvalidArgument("BANK_FILE_UNREADABLE",
                $"content is no XML that is read here: it breaks off, holds a DTD, or is malformed at line {exception.LineNumber}, position {exception.LinePosition}. Send the bank's file as it came.", Field);
        }
        catch (BankFileFault exception)
        {
            return Refusal.InvalidArgument(exception.Reason, $"content cannot be taken: {exception.Message}. Nothing of it was stored.", Field);
        }
    }

    private static BankFile Read(BankXml xml)
    {
        var name = xml.Open();
        var message = name.StartsWith(Start, StringComparison.Ordinal) ? name[Start.Length..] : "";
        var version = message.Length > 2 ? message[^2..] : "";
        if (message.Length != 15 || !Known.TryGetValue(message[..13], out var known) || !int.TryParse(version, out var number) || number < known.First || number > known.Last)
            throw new BankFileFault("BANK_FILE_UNKNOWN",
                $"its namespace is '{(name.Length > 100 ? name[..100] + "..." : name)}', and files of pain.002.001.03 to .14, camt.053.001.02 to .13 and camt.054.001.02 to .13 are read");
        var file = known.Kind == BankFileKind.Status ? StatusFileReader.Read(xml) : BookingFileReader.Read(xml, known.Kind);
        xml.Close();
        if (file.MessageId.Length == 0)
            throw xml.Fault("it has no message id (GrpHdr/MsgId)");
        return file with { MessageName = message };
    }
}
