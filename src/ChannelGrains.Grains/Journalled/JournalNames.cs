namespace ChannelGrains.Grains.Journalled;

/// <summary>How the names of journals start, and the one of the store itself.</summary>
internal static class JournalNames
{
    public const string Partner = "partner/";
    public const string Source = "source/";
    public const string Market = "market/";
    public const string Target = "target/";
    public const string CloseJobs = "close/";
    public const string PaymentRun = "payment-run/";

    /// <summary>Of what is to be done for the programme.</summary>
    public const string Actions = "actions";

    /// <summary>Of what is asked in the field.</summary>
    public const string Forms = "forms";

    /// <summary>Of what is planned in the field.</summary>
    public const string Plans = "plans";

    /// <summary>Of how the company itself keeps its rules.</summary>
    public const string Discipline = "discipline";

    /// <summary>Of sales tools.</summary>
    public const string Tools = "tools";

    /// <summary>Of the files of the bank.</summary>
    public const string Bank = "bank";

    /// <summary>Of a copy of other journals into a store.</summary>
    public const string Copy = "copy";

    /// <summary>Of the secrets that all journals of a store go with.</summary>
    public const string Store = "identity-key";
}
