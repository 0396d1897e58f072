namespace EscrowGrid.FaultTests.Model;

/// <summary>Where the process that runs a job is lost.</summary>
internal enum Loss
{
    Nowhere,

    /// <summary>It has decided, or heard the provider, and stores nothing of it.</summary>
    BeforeTheWrite,

    /// <summary>It is stored, and the process does not live to hear so.</summary>
    AfterTheWrite,

    /// <summary>It is about to ask the provider to pay.</summary>
    BeforeTheCall,

    /// <summary>The provider has paid, and nobody heard.</summary>
    AfterTheCall,

    /// <summary>It stands still before it writes until another one has done the job, and goes on then.</summary>
    Overtaken,
}
