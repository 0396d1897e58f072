namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>What can go wrong with a call to pay out.</summary>
internal enum Mishap
{
    /// <summary>It never arrives.</summary>
    LosesTheRequest,

    /// <summary>It is done, and nobody is told.</summary>
    LosesTheAnswer,

    Refuses,
}
