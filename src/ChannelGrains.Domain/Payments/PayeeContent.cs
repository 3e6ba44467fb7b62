using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>What a payee says: its hash, and whether a bank can pay it.</summary>
public static class PayeeContent
{
    public const int HashBytes = 32;

    private const string Field = "payee";

    /// <summary>SHA-256 of the fields in their order, each with its length before it, so that no two payees look the same.</summary>
    public static byte[] HashOf(Payee payee)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] fields =
        [
            payee.Name, payee.LatinName, payee.Account, payee.Bank, payee.AddressMode.ToString(), payee.Street, payee.Building, payee.PostCode, payee.Town, payee.CountrySubdivision,
            payee.Country, .. payee.Lines,
        ];
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>What an account is found by: half a hash, so that the index holds no account numbers.</summary>
    public static byte[] AccountKey(string account) => SHA256.HashData(Encoding.UTF8.GetBytes("account\0" + account))[..16];

    /// <summary>The name that goes to the bank; null where there is none in its letters.</summary>
    public static string? BankName(Payee payee, int maxLength) => BankText.Write(payee.LatinName.Length > 0 ? payee.LatinName : payee.Name, maxLength);

    /// <summary>PAYEE where a bank could not pay it; null when it can.</summary>
    public static Refusal? Check(Payee payee)
    {
        if (BankName(payee, BankText.MaxName) is null)
            return Wrong("latin_name", "is missing: the name is not in Latin letters, and banks take no others");
        if (!BankAccounts.IsAccount(payee.Account))
            return Wrong("account", "has the form of an IBAN, and its check digits are wrong: compare it with the partner's own");
        if (!BankAccounts.IsBic(payee.Bank))
            return Wrong("bank", "is no BIC: four letters, two of the country, two of the place, three of the branch or none");
        return CheckText(payee.Town, "town") ?? CheckText(payee.Street, "street") ?? CheckText(payee.Building, "building") ?? CheckText(payee.PostCode, "post_code")
            ?? CheckText(payee.CountrySubdivision, "country_subdivision")
            ?? payee.Lines.Select((line, i) => CheckText(line, $"lines[{i}]")).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? CheckText(string text, string field) =>
        text.Length == 0 || BankText.Write(text, BankText.MaxName) is not null ? null : Wrong(field, "is not in Latin letters, and banks take no others: write it in them");

    private static Refusal Wrong(string field, string what) => Refusal.InvalidArgument("PAYEE", $"{Field}.{field} {what}.", $"{Field}.{field}");
}
