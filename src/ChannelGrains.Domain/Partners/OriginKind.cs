namespace ChannelGrains.Domain.Partners;

/// <summary>Where a partner came from; the numbers are those of the wire.</summary>
public enum OriginKind
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>An employee referred it.</summary>
    EmployeeReferral = 1,

    /// <summary>It applied on the company's web site.</summary>
    WebSite = 2,

    /// <summary>A third party brought it.</summary>
    ThirdParty = 3,

    /// <summary>The company addressed it itself.</summary>
    DirectContact = 4,
}
