namespace ChannelGrains.Domain.Payments;

/// <summary>By which rules the bank reads the files of a run.</summary>
public enum PaymentScheme
{
    /// <summary>ISO 20022 as it stands: any currency and any form of account.</summary>
    Iso20022 = 1,

    /// <summary>The SEPA credit transfer of the European Payments Council (EPC132-08): euro, IBANs, names of 70 characters, and no UETR, which goes as the instruction's id.</summary>
    Sepa = 2,
}
